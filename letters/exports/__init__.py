"""What leaves the building: one definition of the columns, one reading of the rows, formats."""
