using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts.Progress;
using EduStream.Pipeline.Sweeping;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;
using Microsoft.Extensions.Options;

namespace EduStream.Pipeline.Progress;

/// <summary>The progress of a version, once or until it ends.</summary>
internal sealed class ProgressStream(DaprClient dapr, DaprWorkflowClient workflows, VersionLedger ledger, LearnedCosts costs, IOptions<VersionSweepOptions> sweep, IHostApplicationLifetime host, TimeProvider clock)
{
    private const string EventName = "progress";

    // As often as the records are written at most.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    // Proxies close a connection on which nothing happens, commonly after 30 to 60 s.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(10);

    internal Task<VideoProgress> ReadAsync(VersionEntry entry, CancellationToken stop) => Follower(entry).ReadAsync(stop);

    /// <summary>One item per change, the last one when the version is published or failed. Ends early when this process stops: clients connect again.</summary>
    internal async IAsyncEnumerable<SseItem<VideoProgress>> FollowAsync(VersionEntry entry, [EnumeratorCancellation] CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, host.ApplicationStopping);
        using var timer = new PeriodicTimer(Pace, clock);
        var follower = Follower(entry);
        VideoProgress? sent = null;
        do
        {
            var progress = await follower.ReadAsync(stop);
            // A step that is tried again begins at nothing; the bar does not jump back for it.
            progress = progress with { Percent = Math.Max(progress.Percent, sent?.Percent ?? 0) };
            if (sent is null || progress.At - sent.At >= LongestSilence || !SameToTheEye(sent, progress))
            {
                yield return new SseItem<VideoProgress>(progress, EventName);
                sent = progress;
            }
        }
        while (sent.State is not (ProgressState.Published or ProgressState.Failed) && await Tick(timer, either.Token));
    }

    private static async Task<bool> Tick(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool SameToTheEye(VideoProgress one, VideoProgress other) =>
        one with { At = other.At, Stages = other.Stages } == other && one.Stages.SequenceEqual(other.Stages);

    private ProgressFollower Follower(VersionEntry entry) => new(dapr, workflows, ledger, costs, sweep.Value.StallAfter, clock, entry);
}
