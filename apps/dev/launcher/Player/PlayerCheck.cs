using System.Text.Json;
using EduStream.Contracts;
using Microsoft.Playwright;

namespace EduStream.Launcher.Player;

/// <summary>Plays a lesson in a real browser, through the real page, until the browser itself has decoded enough.</summary>
internal static class PlayerCheck
{
    private const double PicturePerRenditionSeconds = 3;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <param name="Ladder">The whole ladder must have been played, not only the instant stream that a page may begin with.</param>
    internal sealed record Goal(double MediaSeconds = 10, int Renditions = 2, TimeSpan? Limit = null, bool BlockLicences = false, bool Ladder = true);

    /// <summary>The browser must be signed in. Ends when the goal is reached, the page shows a problem, or the limit has passed.</summary>
    internal static async Task<PlayerReport> PlayAsync(Browser browser, Uri edge, LessonId lessonId, Goal goal, CancellationToken stop)
    {
        if (goal.BlockLicences)
        {
            await browser.Page.RouteAsync("**/api/licensing/**", route => route.AbortAsync());
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(goal.Limit ?? TimeSpan.FromSeconds(60));
        await browser.Page.GotoAsync(new Uri(edge, $"lessons/{lessonId}").ToString());
        var now = await ReportAsync(browser.Page);
        try
        {
            using var timer = new PeriodicTimer(Poll);
            while (!Reached(now, goal) && now.Problem is null && await timer.WaitForNextTickAsync(limit.Token))
            {
                // Each rendition plays for a while; a short clip starts over.
                if (now.Sizes.Count < goal.Renditions && now.Played >= now.Sizes.Count * PicturePerRenditionSeconds)
                {
                    await browser.Page.EvaluateAsync("edustreamWatch.switchRendition()");
                }

                await browser.Page.EvaluateAsync("edustreamWatch.again()");
                now = await ReportAsync(browser.Page);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The limit: what was reached is the report.
        }

        // Leaving the page ends the session, so that it does not keep one of the learner's screens busy.
        await browser.Page.GotoAsync("about:blank");
        return new PlayerReport(
            now.StartupMs,
            now.FirstFrameUnixMs is { } shown ? DateTimeOffset.UnixEpoch.AddMilliseconds(shown) : null,
            now.FramesDecoded,
            now.Played,
            now.Sizes,
            now.Switches,
            now.Leaps,
            now.KeySystem,
            now.Problem);
    }

    private static bool Reached(Seen now, Goal goal) => !(goal.Ladder && now.Instant) && now.Played >= goal.MediaSeconds && now.Sizes.Count >= Math.Min(goal.Renditions, Math.Max(now.Variants, 1));

    private static async Task<Seen> ReportAsync(IPage page) =>
        (await page.EvaluateAsync("edustreamWatch.report()"))!.Value.Deserialize<Seen>(JsonSerializerOptions.Web)!;

    private sealed record Seen(
        double? StartupMs,
        double? FirstFrameUnixMs,
        int FramesDecoded,
        double Played,
        bool Ended,
        IReadOnlyList<string> Sizes,
        IReadOnlyList<string> Switches,
        int Variants,
        bool Instant,
        IReadOnlyList<Leap> Leaps,
        string? KeySystem,
        string? Problem);
}
