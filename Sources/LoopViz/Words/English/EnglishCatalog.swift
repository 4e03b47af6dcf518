/// The examples, presented in English.
struct EnglishCatalog: CatalogPhrases {
  var firstSteps: String { "first steps" }
  var coroutine: ExampleWords {
    ExampleWords(
      "define one, run it",
      "Calling an async function runs nothing: it gives a coroutine. Only when the loop gets it does it run.")
  }
  var task: ExampleWords {
    ExampleWords(
      "pending, then finished",
      "A task is a coroutine that the loop drives. Print it before and after, and see its state change.")
  }
  var callback: ExampleWords {
    ExampleWords(
      "when it is done",
      "A done callback is called with the finished task. What else it needs, its closure captures.")
  }
  var result: ExampleWords {
    ExampleWords(
      "what a task returned",
      "A task is a future: when it has finished, result() gives what the coroutine returned.")
  }
  var await: ExampleWords {
    ExampleWords(
      "give the loop back",
      "At an await the coroutine is suspended and the loop is free. A timer wakes it one second later.")
  }

  var atOnce: String { "many at once" }
  var workers: ExampleWords {
    ExampleWords(
      "four tasks at once",
      "Four coroutines sleep 1, 2, 3 and 4 seconds, and one loop runs them all. How long does it take: 10 seconds, or 4?"
    )
  }
  var gather: ExampleWords {
    ExampleWords(
      "the same, in one call",
      "gather makes the tasks, waits for all, and gives the results in the order of the arguments.")
  }
  var sequential: ExampleWords {
    ExampleWords(
      "one after another",
      "The same four, each awaited before the next begins. Nothing overlaps: 1 + 2 + 3 + 4 = 10 seconds.")
  }
  var blocking: ExampleWords {
    ExampleWords(
      "what not to do",
      "The same four tasks, but they block instead of awaiting. While one runs, the loop is frozen: 10 seconds again.")
  }
  var thread: ExampleWords {
    ExampleWords(
      "blocking, elsewhere",
      "A call that blocks for three seconds is handed to a thread. The loop is free meanwhile, and its clock ticks on.")
  }
  var concurrent: ExampleWords {
    ExampleWords(
      "one player, 4 boards",
      "One chess player against four. She moves, and while that opponent thinks she plays the others: one loop, no threads."
    )
  }
  var parallel: ExampleWords {
    ExampleWords(
      "4 players, 4 boards",
      "Four games at four boards, each on a thread of its own. They run truly at the same time, and the loop awaits them."
    )
  }
  var requests: ExampleWords {
    ExampleWords(
      "three pages at once",
      "A web server and its client on one loop, over real sockets. One after another the pages take 6 seconds. At once?"
    )
  }
  var swarm: ExampleWords {
    ExampleWords(
      "ten thousand tasks",
      "Ten thousand bees fly out and are back within 5 seconds. A waiting task has no thread: it costs a little memory."
    )
  }

  var earlyEnds: String { "ending early" }
  var cancel: ExampleWords {
    ExampleWords(
      "ask a task to stop",
      "Cancelling only asks: the task gets the error at its await, and may tidy up first. It has ended when you have awaited it."
    )
  }
  var timeout: ExampleWords {
    ExampleWords(
      "two seconds, no more",
      "A timeout gives a piece of work its time. When that is over, the work is cancelled at its await, and a TimeoutError comes out."
    )
  }
  var shield: ExampleWords {
    ExampleWords(
      "must not be cut short",
      "The one who waits gives up after a second. What stands behind the shield hears nothing of it, and goes on to its end."
    )
  }
  var race: ExampleWords {
    ExampleWords(
      "the first one wins",
      "Three servers are asked at once, and the first answer is enough. The others would go on: they are cancelled by hand."
    )
  }
  var failure: ExampleWords {
    ExampleWords(
      "one of three fails",
      "gather raises the first error at once, and the others go on unwatched. Asked to return exceptions, it waits for all."
    )
  }
  var taskGroup: ExampleWords {
    ExampleWords(
      "all, or none",
      "A group's block ends when all its tasks have. When one fails, the others are cancelled, and its error comes out in a group."
    )
  }

  var together: String { "working together" }
  var queue: ExampleWords {
    ExampleWords(
      "a baker, two sellers",
      "The baker waits while the shelf is full, the sellers while it is empty. Nobody polls, and join() waits for the last sale."
    )
  }
  var lock: ExampleWords {
    ExampleWords(
      "one at a time",
      "Three customers, one till. Who has the lock pays, and the others queue for it in the order in which they came.")
  }
  var semaphore: ExampleWords {
    ExampleWords(
      "two at a time",
      "Five cars, two places. Each permit given back lets the next one in, so never more than two are parked.")
  }
  var event: ExampleWords {
    ExampleWords(
      "one shot wakes all",
      "Three runners wait for one event. Setting it makes all of them ready at once, and they start in the order in which they came."
    )
  }

  var mishaps: String { "going wrong" }
  var deadlock: ExampleWords {
    ExampleWords(
      "a circle of waiting",
      "Each of two diners holds what the other waits for. Nothing is left that could wake them: the loop names the circle, and gives up."
    )
  }
  var forgotten: ExampleWords {
    ExampleWords(
      "what nobody awaits",
      "A coroutine without an await never runs, and an error that nobody asks for is lost. The loop finds both: see the summary."
    )
  }
}
