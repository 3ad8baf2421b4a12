using Spectre.Console;

namespace EduStream.Launcher.Demo;

/// <summary>Progress bars on stderr: the upload and every stage, with the time that is left.</summary>
internal sealed class DemoView
{
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    internal static void Say(string sentence) => Console.Error.WriteLine(sentence);

    /// <summary>Bars on a terminal; one line a change of stage elsewhere.</summary>
    internal Task<T> WithBarsAsync<T>(Func<IBars, Task<T>> work) => Console.IsErrorRedirected
        ? work(new LineBars(Say))
        : console.Progress().AutoClear(false).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new LiveBars(context)));
}
