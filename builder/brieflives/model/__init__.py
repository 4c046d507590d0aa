"""What a life is: the schema ``life/1`` as frozen data, without files, style or layout."""
