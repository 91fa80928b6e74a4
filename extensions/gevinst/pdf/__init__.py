"""The handbook and each programme as PDF: from the built pages, by way of one HTML and Chromium."""
