using Dapr.Client;
using EduStream.Contracts;
using EduStream.Playback.Screens;

namespace EduStream.Playback.Resume;

/// <summary>Where a person left a lesson. It outlives sessions; of two screens the one that spoke last wins.</summary>
internal sealed class ResumeStore(DaprClient dapr, TimeProvider clock)
{
    /// <summary>Seconds; 0 for a lesson that was never watched.</summary>
    internal async Task<double> FindAsync(string userId, LessonId lessonId, CancellationToken stop) =>
        (await dapr.GetStateAsync<ResumePoint?>(Components.StateStore, Key(userId, lessonId), cancellationToken: stop))?.PositionSeconds ?? 0;

    internal Task SaveAsync(string userId, LessonId lessonId, double positionSeconds, CancellationToken stop) =>
        dapr.SaveStateAsync(Components.StateStore, Key(userId, lessonId), new ResumePoint(positionSeconds, clock.GetUtcNow()), cancellationToken: stop);

    private static string Key(string userId, LessonId lessonId) => $"resume-{UserKey.Of(userId)}-{lessonId}";

    private sealed record ResumePoint(double PositionSeconds, DateTimeOffset At);
}
