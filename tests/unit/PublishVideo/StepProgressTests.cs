using System.Collections.Concurrent;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Watching;
using EduStream.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class StepProgressTests
{
    private static readonly PublishVideoInput Version = new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()));

    private readonly DaprClient dapr = Substitute.For<DaprClient>();
    private readonly ConcurrentQueue<StepRecord> written = new();
    private readonly HurriedClock clock = new(50);
    private readonly WorkInHand hand;
    private readonly StepProgressFactory progresses;

    public StepProgressTests()
    {
        hand = new WorkInHand(clock);
        progresses = new StepProgressFactory(dapr, hand, clock, NullLogger<StepProgress>.Instance);
        dapr.SaveStateAsync(Components.StateStore, Key("encode-0"), Arg.Any<StepRecord>(), metadata: Arg.Any<IReadOnlyDictionary<string, string>>())
            .ReturnsForAnyArgs(Task.CompletedTask).AndDoes(call => written.Enqueue(call.ArgAt<StepRecord>(2)));
    }

    [Fact]
    public async Task Report_Often_IsWrittenAtMostTwiceASecond()
    {
        var begin = clock.GetUtcNow();
        await using (var progress = await progresses.StartAsync(Version, "encode-0"))
        {
            var step = 0.0;
            await Eventually.TrueAsync(() =>
            {
                progress.Report(step += 0.001);
                return written.Count >= 10;
            });
        }

        Assert.True(written.Count <= ((clock.GetUtcNow() - begin).TotalSeconds * 2) + 1);
        Assert.Equal(written.Select(record => record.Fraction).Order(), written.Select(record => record.Fraction));
        Assert.All(written, record => Assert.False(record.Done));
    }

    [Fact]
    public async Task Report_NoNews_RenewsTheLease()
    {
        await using var progress = await progresses.StartAsync(Version, "encode-0");

        await Eventually.TrueAsync(() => written.Count == 3);

        var times = written.Select(record => record.At).ToList();
        Assert.InRange((times[1] - times[0]).TotalSeconds, 5, 60);
        Assert.All(written, record => Assert.Equal(0, record.Fraction));
    }

    [Fact]
    public async Task DoneAsync_Always_IsTheLastWord()
    {
        var progress = await progresses.StartAsync(Version, "encode-0");
        await progress.DoneAsync();
        await progress.DisposeAsync();

        Assert.Equal((true, 1), (written.Last().Done, written.Last().Fraction));
        Assert.All(written.SkipLast(1), record => Assert.False(record.Done));
    }

    [Fact]
    public async Task StartAsync_SecondAttempt_CountsOnAndBeginsAtNothing()
    {
        dapr.GetStateAsync<StepRecord?>(Components.StateStore, Key("encode-0")).ReturnsForAnyArgs(new StepRecord("encode-0", 2, 0.7, false, clock.GetUtcNow(), clock.GetUtcNow()));

        await using var progress = await progresses.StartAsync(Version, "encode-0");

        await Eventually.TrueAsync(() => !written.IsEmpty);
        Assert.Equal((3, 0), (written.First().Attempt, written.First().Fraction));
    }

    [Fact]
    public async Task Report_StoreAway_DoesNotStopTheWork()
    {
        dapr.GetStateAsync<StepRecord?>(Components.StateStore, Key("encode-0")).ReturnsForAnyArgs<StepRecord?>(_ => throw new DaprException("away"));
        dapr.SaveStateAsync(Components.StateStore, Key("encode-0"), Arg.Any<StepRecord>()).ReturnsForAnyArgs(_ => throw new DaprException("away"));

        var progress = await progresses.StartAsync(Version, "encode-0");
        progress.Report(0.5);
        await progress.DoneAsync();

        Assert.True(written.Last().Done, "It tries to the end.");
    }

    private static string Key(string step) => StepRecord.KeyOf(Version.VideoId, Version.Version, step);
}
