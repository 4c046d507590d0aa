"""How a book looks: style sheets as typed data; one sheet drives the PDF and the EPUB's CSS."""
