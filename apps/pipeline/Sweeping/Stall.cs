using System.Globalization;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;

namespace EduStream.Pipeline.Sweeping;

/// <summary>Pure: does the work on a version stand still?</summary>
internal static class Stall
{
    // Longer than two pulses: a worker that dies while it waits is no reason to wait for ever.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(45);

    // Queues may be long, but one that nobody takes anything from is no reason to be silent for ever.
    private const int LongestWait = 8;

    /// <summary>Null while something moves, or waits for a slot and not for eight times the limit.</summary>
    /// <param name="startedAt">Of the workflow: it counts until the first step moves.</param>
    /// <param name="chunks">Of the plan; null when there is none.</param>
    internal static VideoStall? Of(Pulse? pulse, DateTimeOffset startedAt, int? chunks, TimeSpan limit, DateTimeOffset now)
    {
        var since = pulse?.MovedAt > startedAt ? pulse.MovedAt : startedAt;
        var waits = now - pulse?.WaitingAt < Fresh;
        if (now - since < limit * (waits ? LongestWait : 1))
        {
            return null;
        }

        if (waits)
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"It has waited for a free place among the encoders for {(now - since).TotalMinutes:0} minutes. Nothing is lost. If it lasts, tell support.");
            return new VideoStall(since, null, words);
        }

        var step = StepWords.Of(pulse?.Step, chunks);
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Nothing has moved for {(now - since).TotalMinutes:0} minutes{(step is null ? "" : $" since \"{step}\"")}. Nothing is lost: the work goes on by itself as soon as it can. If it lasts, tell support.");
        return new VideoStall(since, step, sentence);
    }
}
