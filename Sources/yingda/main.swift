print("yingda")
