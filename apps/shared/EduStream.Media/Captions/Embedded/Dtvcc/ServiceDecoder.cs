namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>One service: its windows, what they show, and what was shown so far.</summary>
internal sealed class ServiceDecoder(int number)
{
    // A real decoder holds so much while a delay runs, then goes on (CTA-708-E, 8.10.5.11).
    private const int MostHeld = 128;

    private readonly ServiceWindows windows = new();
    private readonly ScreenCues screen = new();
    private readonly Queue<ServiceCode> held = [];
    private TimeSpan? delayed;
    private bool changed;

    internal int Number => number;

    internal IReadOnlyList<Cue> Cues => screen.Cues;

    /// <summary>Something was shown.</summary>
    internal bool IsUsed => screen.Cues.Count > 0;

    /// <inheritdoc cref="ScreenCues.TooMuch"/>
    internal bool TooMuch => screen.TooMuch;

    /// <summary>Everything that was shown, to compare it.</summary>
    internal string Words => string.Join('\n', screen.Cues.Select(cue => CueText.Plain(cue.Text)));

    internal void Add(TimeSpan at, ReadOnlySpan<byte> data)
    {
        foreach (var code in ServiceCode.Read(data))
        {
            Take(at, code);
        }
    }

    /// <summary>The pictures have come to this time: what the windows show now is what a viewer sees.</summary>
    internal void Show(TimeSpan at)
    {
        while (delayed is { } moment && moment <= at)
        {
            Release(moment);
            screen.Show(moment, windows.Text);
        }

        if (changed)
        {
            changed = false;
            screen.Show(at, windows.Text);
        }
    }

    internal void Finish(TimeSpan at)
    {
        Show(at);
        screen.Show(at, string.Empty);
    }

    private void Take(TimeSpan at, ServiceCode code)
    {
        if (delayed is null)
        {
            Do(at, code);
        }
        else if (code.Command == Commands.Reset)
        {
            held.Clear();
            delayed = null;
            Do(at, code);
        }
        else if (code.Command == Commands.DelayCancel)
        {
            Release(at);
        }
        else
        {
            held.Enqueue(code);
            if (held.Count >= MostHeld)
            {
                Release(at);
            }
        }
    }

    // What was held may hold a delay of its own.
    private void Release(TimeSpan at)
    {
        delayed = null;
        while (delayed is null && held.TryDequeue(out var code))
        {
            Do(at, code);
        }
    }

    private void Do(TimeSpan at, ServiceCode code)
    {
        // The last letters of a line and what moves it away come with one picture.
        if (changed && Commands.TakesAway(code.Command))
        {
            screen.Show(at, windows.Text);
        }

        changed = true;
        if (code.Command != Commands.Delay)
        {
            windows.Do(code);
        }
        else if (code.Arguments[0] > 0)
        {
            delayed = at + TimeSpan.FromSeconds(code.Arguments[0] / 10.0);
        }
    }
}
