/// The examples, presented in Chinese.
struct ChineseCatalog: CatalogPhrases {
  var firstSteps: String { "入门" }
  var coroutine: ExampleWords {
    ExampleWords("定义协程，运行它", "调用 async 函数并不会运行它，只会得到一个协程。交给事件循环，它才真正运行。")
  }
  var task: ExampleWords {
    ExampleWords("先 pending，后完成", "任务是由事件循环驱动的协程。在前后各打印一次，看它的状态怎样变化。")
  }
  var callback: ExampleWords {
    ExampleWords("完成时回调", "任务完成后，事件循环用这个任务来调用回调。回调需要的其他参数，由闭包带上。")
  }
  var result: ExampleWords {
    ExampleWords("任务的返回值", "任务也是 future：它完成以后，result() 就给出协程的返回值。")
  }
  var await: ExampleWords {
    ExampleWords("让出事件循环", "遇到 await，协程挂起，事件循环就空闲了。一秒之后定时器把它唤醒。")
  }

  var atOnce: String { "并发" }
  var workers: ExampleWords {
    ExampleWords("四个任务同时等", "四个协程分别睡眠 1、2、3、4 秒，由一个事件循环来运行。一共要多久：10 秒，还是 4 秒？")
  }
  var gather: ExampleWords {
    ExampleWords("一次调用做同样的事", "gather 创建这些任务，等它们全部完成，并按参数的顺序给出结果。")
  }
  var sequential: ExampleWords {
    ExampleWords("一个接一个", "还是这四个，但前一个 await 完了才开始后一个。没有任何重叠：1 + 2 + 3 + 4 = 10 秒。")
  }
  var blocking: ExampleWords {
    ExampleWords("不该这样做", "还是这四个任务，但它们阻塞而不是 await。一个在运行时，事件循环就卡住了：又是 10 秒。")
  }
  var thread: ExampleWords {
    ExampleWords("阻塞交给线程", "一个要阻塞三秒的调用交给了线程。这期间事件循环是空闲的，它的时钟照样走。")
  }
  var concurrent: ExampleWords {
    ExampleWords("一人对四盘棋", "一位棋手同时对四人。她走一步，趁对手思考去下别的棋盘：一个事件循环，没有线程。")
  }
  var parallel: ExampleWords {
    ExampleWords("四人四盘棋", "四张桌子各下各的，每盘一个线程。它们真正同时进行，事件循环 await 它们。")
  }
  var requests: ExampleWords {
    ExampleWords("同时请求三个页面", "网页服务器和客户端在同一个事件循环上，用真正的套接字。一个接一个要 6 秒。同时呢？")
  }
  var swarm: ExampleWords {
    ExampleWords("一万个任务", "一万只蜜蜂飞出去，5 秒内都飞回来。等待中的任务不占线程，只占一点内存。")
  }

  var earlyEnds: String { "提前结束" }
  var cancel: ExampleWords {
    ExampleWords("请任务停下", "取消只是请求：异常在任务的 await 处抛出，它可以先收尾。await 过它，才算真的结束。")
  }
  var timeout: ExampleWords {
    ExampleWords("最多两秒", "超时给一件工作限定时间。时间一到，工作在它的 await 处被取消，外面得到 TimeoutError。")
  }
  var shield: ExampleWords {
    ExampleWords("不许打断", "等的人一秒后就放弃了。shield 后面的任务对此一无所知，一直运行到结束。")
  }
  var race: ExampleWords {
    ExampleWords("先到者胜", "同时问三个服务器，只要第一个回答。其余的本来会继续，所以要动手取消。")
  }
  var failure: ExampleWords {
    ExampleWords("三个中一个失败", "gather 立刻抛出第一个异常，其余的无人看管地继续。若要求把异常当结果返回，它就等到全部结束。")
  }
  var taskGroup: ExampleWords {
    ExampleWords("要么全成，要么全停", "任务组的代码块要等组里所有任务结束。有一个失败，其余的就被取消，异常合成一组抛出。")
  }

  var together: String { "协作" }
  var queue: ExampleWords {
    ExampleWords("一个面包师两个店员", "架子满了面包师等，空了店员等。谁也不用轮询，join() 一直等到最后一个卖出。")
  }
  var lock: ExampleWords {
    ExampleWords("一次一个", "三位顾客，一个收银台。谁拿到锁谁付款，其他人按到达的顺序排队。")
  }
  var semaphore: ExampleWords {
    ExampleWords("一次两个", "五辆车，两个车位。还回一个许可就放进下一辆，所以停着的从不超过两辆。")
  }
  var event: ExampleWords {
    ExampleWords("一声枪响全唤醒", "三名选手等同一个事件。一设置它，所有人同时就绪，并按到达的顺序起跑。")
  }

  var mishaps: String { "出错" }
  var deadlock: ExampleWords {
    ExampleWords("互相等待", "两个就餐者各拿着对方要的东西。再没有什么能唤醒他们：事件循环指出这个环，然后放弃。")
  }
  var forgotten: ExampleWords {
    ExampleWords("没有人 await 的", "没有 await 的协程从不运行，没有人过问的异常就此丢失。事件循环两样都能发现：见总结。")
  }
}
