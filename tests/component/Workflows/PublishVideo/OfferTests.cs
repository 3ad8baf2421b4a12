using EduStream.Contracts;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Offers;
using EduStream.PublishVideo.Progress;
using EduStream.Testing;
using EduStream.Testing.Media;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>Asker and taker of an offer, with real work, store and state; the tests deliver the messages.</summary>
public sealed class OfferTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly Clip Clip = new() { Seconds = 4, Sound = false };

    private OfferTaker Taker => rig.Service<OfferTaker>();

    private OfferDesk Desk => rig.Service<OfferDesk>();

    [Fact]
    public async Task A_message_that_nobody_waits_for_is_done_with_and_costs_no_work()
    {
        var offer = await PlannedAsync();
        var runs = rig.Logged.Count;

        Assert.True(await Taker.TakeAsync(offer));

        Assert.DoesNotContain(rig.Logged.Skip(runs), line => line.Contains("ffmpeg", StringComparison.Ordinal));
        Assert.Null(await rig.ProgressAsync(offer.Version, offer.Step));
    }

    [Fact]
    public async Task A_message_that_comes_again_after_the_end_costs_no_work()
    {
        var offer = await PlannedAsync();
        var asked = await AskAsync(offer);
        await Taker.TakeAsync(offer);

        Assert.True(await Taker.TakeAsync(offer));

        Assert.Null(await asked);
        Assert.Equal(1, (await rig.ProgressAsync(offer.Version, offer.Step))!.Attempt);
        Assert.Null(await rig.OfferAsync(offer));
    }

    [Fact]
    public async Task An_activity_that_is_run_again_waits_for_what_was_announced_before()
    {
        var offer = await PlannedAsync();
        var first = await AskAsync(offer);
        var announced = await AnnouncedAsync(offer);

        var second = Desk.AskAsync(offer);
        await Eventually.TrueAsync(() => rig.Service<OfferWatch>().Waiting >= 2);
        Assert.Equal(announced, await rig.OfferAsync(offer));
        await Taker.TakeAsync(offer);

        Assert.All(await Task.WhenAll(first, second), Assert.Null);
        Assert.Equal(1, (await rig.ProgressAsync(offer.Version, offer.Step))!.Attempt);
    }

    [Fact]
    public async Task An_end_that_nobody_could_hear_is_heard_by_the_activity_that_is_run_again()
    {
        var offer = await PlannedAsync();
        var refusal = new Refusal("damaged", "Damaged.");
        await SaveAsync(offer, new OfferRecord(TimeProvider.System.GetUtcNow(), Announced: true, new OfferEnd(refusal)));

        Assert.Equal(refusal, await Desk.AskAsync(offer));
        Assert.Null(await rig.OfferAsync(offer));
    }

    [Fact]
    public async Task A_replica_that_died_before_the_message_was_out_is_made_good()
    {
        var offer = await PlannedAsync();
        await SaveAsync(offer, new OfferRecord(default, Announced: false));

        var asked = Desk.AskAsync(offer);
        await AnnouncedAsync(offer);
        await Taker.TakeAsync(offer);

        Assert.Null(await asked);
    }

    [Fact]
    public async Task What_another_replica_has_in_hand_is_left_to_it_until_its_lease_is_over()
    {
        var offer = await PlannedAsync();
        var asked = await AskAsync(offer);
        var now = (await AnnouncedAsync(offer)).At;
        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 0.5, Done: false, now, TimeProvider.System.GetUtcNow()));
        Assert.False(await Taker.TakeAsync(offer));
        Assert.False(asked.IsCompleted);

        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 0.5, Done: false, now, TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(13)));
        Assert.True(await Taker.TakeAsync(offer));

        Assert.Null(await asked);
        Assert.Equal(2, (await rig.ProgressAsync(offer.Version, offer.Step))!.Attempt);
    }

    [Fact]
    public async Task What_was_delivered_in_vain_is_a_failed_attempt()
    {
        var offer = await PlannedAsync();
        var asked = await AskAsync(offer);

        await Taker.GiveUpAsync(offer);

        Assert.Equal("step 'encode-0' failed: TimeoutException", (await Assert.ThrowsAsync<StepFailedException>(() => asked)).Message);
        Assert.Null(await rig.OfferAsync(offer));
        await Taker.GiveUpAsync(offer);
        Assert.Null(await rig.OfferAsync(offer));
    }

    [Fact]
    public async Task What_was_delivered_in_vain_while_somebody_works_on_it_is_not_given_up()
    {
        var offer = await PlannedAsync();
        var asked = await AskAsync(offer);
        var now = (await AnnouncedAsync(offer)).At;
        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 0.5, Done: false, now, TimeProvider.System.GetUtcNow()));

        await Taker.GiveUpAsync(offer);

        Assert.Null((await rig.OfferAsync(offer))!.End);
        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 1, Done: true, now, TimeProvider.System.GetUtcNow()));
        await Taker.TakeAsync(offer);
        Assert.Null(await asked);
    }

    [Fact]
    public async Task A_replica_that_is_stopped_in_the_middle_leaves_its_part_to_another_and_counts_no_failure()
    {
        var offer = await PlannedAsync();
        var asked = await AskAsync(offer);
        var source = MediaPaths.UploadSource(offer.Version.UploadId);
        await using (var kept = new MemoryStream())
        {
            await using (var content = await rig.Store.OpenReadAsync(source))
            {
                await content.CopyToAsync(kept);
            }

            await rig.Store.DeleteAsync(source);
            Assert.False(await rig.New<OfferTaker>(new StoppingHost()).TakeAsync(offer));
            kept.Position = 0;
            await rig.Store.WriteAsync(source, kept);
        }

        Assert.Null((await rig.OfferAsync(offer))!.End);
        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 0, Done: false, default, default));
        Assert.True(await Taker.TakeAsync(offer));
        Assert.Null(await asked);
    }

    [Fact]
    public async Task What_was_never_heard_of_again_is_offered_again()
    {
        var offer = await PlannedAsync();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var asked = rig.New<OfferDesk>(clock, rig.New<OfferWatch>(clock)).AskAsync(offer);
        var first = (await AnnouncedAsync(offer)).At;

        clock.Advance(TimeSpan.FromMinutes(11));

        await Eventually.TrueAsync(async () => await rig.OfferAsync(offer) is { Announced: true } again && again.At > first);
        await Taker.TakeAsync(offer);
        Assert.Null(await asked);
    }

    [Fact]
    public async Task What_a_replica_began_and_is_silent_about_is_offered_again_after_a_minute_and_a_half()
    {
        var offer = await PlannedAsync();
        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var watch = rig.New<OfferWatch>(clock);
        var asked = rig.New<OfferDesk>(clock, watch).AskAsync(offer);
        var first = (await AnnouncedAsync(offer)).At;
        var heard = clock.GetUtcNow() + TimeSpan.FromSeconds(3);
        await LeaseAsync(offer, new StepRecord(offer.Step, 1, 0.5, Done: false, heard, heard));

        // Silent for less than that: heard, and left alone.
        clock.Advance(TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => watch.Waiting == 0, what: "the asker has heard of it");
        Assert.Equal(first, (await rig.OfferAsync(offer))!.At);

        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return await rig.OfferAsync(offer) is { Announced: true } again && again.At > first;
        });
        Assert.True((await rig.OfferAsync(offer))!.At > first + TimeSpan.FromSeconds(90));
        await Taker.TakeAsync(offer);
        Assert.Null(await asked);
    }

    [Fact]
    public async Task The_gauge_shows_what_nobody_has_begun()
    {
        var offer = await PlannedAsync();
        var watch = rig.New<OfferWatch>();

        var asked = rig.New<OfferDesk>(watch).AskAsync(offer);
        await AnnouncedAsync(offer);
        Assert.Equal(1, watch.Waiting);

        await Taker.TakeAsync(offer);
        await asked;
        Assert.Equal(0, watch.Waiting);
    }

    private async Task<Offer> PlannedAsync() => Offer.Of(OfferKind.Encode, new ChunkInput((await rig.PlannedAsync(Clip)).Version, 0));

    private async Task<Task<Refusal?>> AskAsync(Offer offer)
    {
        var asked = Desk.AskAsync(offer);
        await AnnouncedAsync(offer);
        return asked;
    }

    private async Task<OfferRecord> AnnouncedAsync(Offer offer)
    {
        await Eventually.TrueAsync(async () => await rig.OfferAsync(offer) is { Announced: true });
        return (await rig.OfferAsync(offer))!;
    }

    private Task SaveAsync(Offer offer, OfferRecord record) => rig.Dapr.SaveStateAsync(Components.StateStore, OfferRecord.KeyOf(offer), record);

    private Task LeaseAsync(Offer offer, StepRecord lease) =>
        rig.Dapr.SaveStateAsync(Components.StateStore, StepRecord.KeyOf(offer.Version.VideoId, offer.Version.Version, offer.Step), lease);

    private sealed class StoppingHost : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping { get; } = new(canceled: true);

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
