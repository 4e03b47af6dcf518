print("loopviz")
