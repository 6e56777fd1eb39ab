"""What every workbook that the project writes has to heed."""

# Whatever a text begins with, it stays a text.
AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# Excel has no longer cell.
LONGEST_CELL = 32_767
