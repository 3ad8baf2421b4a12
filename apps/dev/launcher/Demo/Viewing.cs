using EduStream.Contracts;
using EduStream.Launcher.Clients;
using EduStream.Launcher.Player;

namespace EduStream.Launcher.Demo;

/// <summary>A learner who waits before the lesson with a signed-in browser, and watches as soon as there is something to watch.</summary>
internal static class Viewing
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private const double WantedMediaSeconds = 10;

    // It begins with the instant stream and stays until it has seen the whole ladder.
    private static readonly TimeSpan PublicationLimit = TimeSpan.FromMinutes(20);

    internal static async Task<PlayerReport> WatchAsync(Person learner, LessonId lessonId, CancellationToken stop)
    {
        await using var browser = await Browser.StartAsync();
        await browser.SignInAsync(learner.Edge, "learner");
        var duration = await PlayableAsync(learner, lessonId, stop);
        // The last picture of a clip is shown a little before its end.
        var goal = new PlayerCheck.Goal(Math.Min(WantedMediaSeconds, duration - 0.5), Limit: PublicationLimit + TimeSpan.FromSeconds(90));
        return await PlayerCheck.PlayAsync(browser, learner.Edge, lessonId, goal, stop);
    }

    private static async Task<double> PlayableAsync(Person learner, LessonId lessonId, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Poll);
        do
        {
            var lesson = await learner.LessonAsync(lessonId, stop);
            if (lesson?.Video is { DurationSeconds: { } duration })
            {
                return duration;
            }
        }
        while (await timer.WaitForNextTickAsync(stop));
        throw new OperationCanceledException(stop);
    }
}
