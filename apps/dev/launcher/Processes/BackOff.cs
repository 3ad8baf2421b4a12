namespace EduStream.Launcher.Processes;

/// <summary>How long to wait before a restart: doubles from half a second to 15 seconds, and starts over after a good run.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GoodRun = TimeSpan.FromSeconds(10);
    private TimeSpan next = First;

    internal TimeSpan After(TimeSpan run)
    {
        var wait = run >= GoodRun ? First : next;
        next = wait * 2 < Longest ? wait * 2 : Longest;
        return wait;
    }
}
