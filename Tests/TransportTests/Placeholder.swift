// placeholder, to be deleted with the first real file
