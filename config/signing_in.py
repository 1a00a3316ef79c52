"""Settings of accounts and of signing in."""

from config import env

# Former ones, so that links and second factors of before stay good when SECRET_KEY is renewed.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
AUTH_USER_MODEL = "campaigns.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "letters:board"
ACCOUNT_ADAPTER = "campaigns.accounts.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link of an invitation has proved it
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_USER_DISPLAY = str
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Heeded: "
ACCOUNT_LOGOUT_REDIRECT_URL = "letters:board"
ACCOUNT_PREVENT_ENUMERATION = True
# Where a demo shows everybody how to sign in, a second factor guards nothing.
OPERATORS_NEED_SECOND_FACTOR = not env.flag("IS_DEMO", default=False)
MFA_ADAPTER = "campaigns.accounts.LockedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {"add_webauthn": "campaigns.forms.passkeys.PasskeyForm"}
MFA_TOTP_ISSUER = "Heeded"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a new address that waits for its link holds nobody up
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = env.flag("DEBUG", default=False)
