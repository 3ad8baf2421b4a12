using EduStream.Contracts.Progress;
using Spectre.Console;

namespace EduStream.Launcher.Demo;

/// <summary>Shows how far an upload and its publication are.</summary>
internal interface IBars
{
    void Uploaded(long bytes, long of);

    void Show(VideoProgress progress);
}

/// <summary>A bar for the upload and one for every stage, with the time that is left.</summary>
internal sealed class LiveBars(ProgressContext context) : IBars
{
    private readonly ProgressTask upload = context.AddTask("upload", autoStart: false);
    private readonly Dictionary<string, ProgressTask> stages = ProgressStages.All.ToDictionary(name => name, name => context.AddTask(name, autoStart: false));

    public void Uploaded(long bytes, long of)
    {
        Move(upload, of == 0 ? 100 : 100.0 * bytes / of);
    }

    public void Show(VideoProgress progress)
    {
        foreach (var stage in progress.Stages)
        {
            if (stages.TryGetValue(stage.Name, out var bar))
            {
                var working = stage.Name == progress.Stage;
                if (working || stage.Percent > 0)
                {
                    Move(bar, stage.Percent);
                }

                bar.Description = working && progress.SecondsLeft is { } left ? $"{stage.Name}, {left:0} s left" : stage.Name;
            }
        }
    }

    private static void Move(ProgressTask bar, double percent)
    {
        if (!bar.IsStarted)
        {
            bar.StartTask();
        }

        bar.Value = percent;
        if (percent >= 100)
        {
            bar.StopTask();
        }
    }
}

/// <summary>The same as lines, for logs: when a stage begins, and at each tenth of the whole.</summary>
internal sealed class LineBars(Action<string> say) : IBars
{
    private string? stage;
    private int tenth;

    public void Uploaded(long bytes, long of)
    {
        if (bytes >= of)
        {
            say($"Uploaded {bytes} bytes.");
        }
    }

    public void Show(VideoProgress progress)
    {
        if (progress.Stage is { } now && (now != stage || (int)(progress.Percent / 10) > tenth))
        {
            (stage, tenth) = (now, (int)(progress.Percent / 10));
            say(progress.SecondsLeft is { } left ? $"{now}: {progress.Percent:0} %, {left:0} s left" : $"{now}: {progress.Percent:0} %");
        }
    }
}
