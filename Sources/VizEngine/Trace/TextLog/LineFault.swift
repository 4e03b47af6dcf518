/// Why a line of a text log cannot be read; the reasons complete the sentence "left out, because".
enum LineFault: Error {
  case length
  case time
  case iteration
  case subject
  case word
  case field
  case openQuote
  case escape
  case control
  case encoding
  case trailer
  case missing(StaticString)
  case repeated(StaticString)
  case value(StaticString)

  var reason: String {
    switch self {
    case .length: "it is longer than 16 MB"
    case .time: "it does not begin with a time in seconds with nine decimals"
    case .iteration: "its second column is not the number of an iteration"
    case .subject: "its third column is not a subject such as 'loop' or 'T7'"
    case .word: "its fourth column is not a word"
    case .field: "what follows its word is not 'key=value'"
    case .openQuote: "a quoted value does not end, or something touches its end"
    case .escape: "a quoted value holds a backslash that begins no escape"
    case .control: "it holds a control character"
    case .encoding: "it is not UTF-8"
    case .trailer: "its number of events is not a number"
    case .missing(let key): "its word needs '\(key)='"
    case .repeated(let key): "it says '\(key)=' twice"
    case .value(let key): "the value of '\(key)=' is not of the form that it must have"
    }
  }
}
