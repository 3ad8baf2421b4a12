using EduStream.Contracts.Progress;
using Spectre.Console;

namespace EduStream.Launcher.Demo;

/// <summary>Progress bars on stderr: the upload and every stage, with the time that is left.</summary>
internal sealed class DemoView
{
    private readonly IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    internal void Say(string sentence) => console.MarkupLineInterpolated($"{sentence}");

    internal Task<T> WithBarsAsync<T>(Func<Bars, Task<T>> work) =>
        console.Progress().AutoClear(false).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new Bars(context)));

    internal sealed class Bars(ProgressContext context)
    {
        private readonly ProgressTask upload = context.AddTask("upload", autoStart: false);
        private readonly Dictionary<string, ProgressTask> stages = ProgressStages.All.ToDictionary(name => name, name => context.AddTask(name, autoStart: false));

        internal void Uploaded(long bytes, long of)
        {
            Begin(upload);
            upload.Value = of == 0 ? 100 : 100.0 * bytes / of;
        }

        internal void Show(VideoProgress progress)
        {
            foreach (var stage in progress.Stages)
            {
                if (stages.TryGetValue(stage.Name, out var bar))
                {
                    var working = stage.Name == progress.Stage;
                    if (working || stage.Percent > 0)
                    {
                        Begin(bar);
                    }

                    bar.Value = stage.Percent;
                    bar.Description = working && progress.SecondsLeft is { } left ? $"{stage.Name}, {left:0} s left" : stage.Name;
                }
            }
        }

        private static void Begin(ProgressTask bar)
        {
            if (!bar.IsStarted)
            {
                bar.StartTask();
            }
        }
    }
}
