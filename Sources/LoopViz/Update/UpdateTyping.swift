/// What keys do while they are the program's: they are typed, all but the one that gives them back.
func updateTyping(_ model: inout AppModel, _ key: Key) -> [Effect] {
  if key == KeyMap.keysBack {
    model.run?.takeKeysBack()
    return []
  }
  let bytes = key.typed
  return bytes.isEmpty ? [] : [.type(bytes)]
}
