using System.Collections.Concurrent;
using System.Diagnostics;
using Xunit;

namespace EduStream.Tests.Component.Edge;

public sealed class TokenHidingTests
{
    [Fact]
    public async Task Neither_logs_nor_traces_ever_hold_a_token()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            // The test's own client is in this process too: what it records is not the edge's.
            ActivityStopped = span =>
            {
                if (span.Kind == ActivityKind.Server)
                {
                    spans.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(found => found.Tags))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var edge = await EdgeFixture.StartAsync(new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace" });
        await edge.PublishAsync(encrypted: false);
        var (session, token) = edge.Watch();
        foreach (var file in new[] { "manifest.mpd", "main.m3u8", "v720.m3u8", "v720/4000.m4s", "nothing/at/all" })
        {
            await edge.Browser.GetAsync(EdgeFixture.Manifest(token, file));
        }

        // Failures are where paths like to be written down.
        await edge.WriteAsync("presentation.json", "{");
        await edge.App.RestartAsync();
        await edge.Browser.GetAsync(EdgeFixture.Manifest(token));
        edge.Sessions.End(session);
        edge.Clock.Advance(TimeSpan.FromSeconds(2));
        await edge.Browser.GetAsync(EdgeFixture.Manifest(token));

        Assert.Contains(edge.App.Logged, line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/p/-/", StringComparison.Ordinal));
        Assert.DoesNotContain(edge.App.Logged, line => line.Contains(token, StringComparison.Ordinal));
        Assert.NotEmpty(spans);
        Assert.DoesNotContain(spans, span => span.Contains(token, StringComparison.Ordinal));
    }
}
