using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Pipeline.Progress;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;
using Xunit;

namespace EduStream.Tests.Unit.Pipeline;

public sealed class ProgressMathTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly VersionEntry Entry = new(new UploadId(Guid.CreateVersion7()), new VideoId(Guid.CreateVersion7()), 3, new LessonId(Guid.CreateVersion7()), "instructor");

    // Three chunks of 20 s and one of 10 s, no sound.
    private static readonly PlanRecord Silent = new(4, 20, 70, Sounds: 0);

    [Fact]
    public void Waiting_Always_IsZeroWithoutAStage()
    {
        var progress = ProgressMath.Waiting(Entry, Now);

        Assert.Equal((ProgressState.Waiting, null, 0, null), (progress.State, progress.Stage, progress.Percent, progress.SecondsLeft));
        Assert.Equal(ProgressStages.All, progress.Stages.Select(stage => stage.Name));
        Assert.Equal((Entry.VideoId, 3), (progress.VideoId, progress.Version));
    }

    [Fact]
    public void Ended_Published_IsAHundred()
    {
        var progress = ProgressMath.Ended(Entry, null, null, Now);

        Assert.Equal((ProgressState.Published, 100, 0), (progress.State, progress.Percent, progress.SecondsLeft));
        Assert.All(progress.Stages, stage => Assert.Equal(100, stage.Percent));
    }

    [Fact]
    public void Ended_Failed_SaysWhy()
    {
        var progress = ProgressMath.Ended(Entry, "damaged", "It is damaged.", Now);

        Assert.Equal((ProgressState.Failed, "damaged", "It is damaged.", null), (progress.State, progress.Reason, progress.Sentence, progress.SecondsLeft));
    }

    [Fact]
    public void Working_NoPlanYet_GuessesNothing()
    {
        var progress = ProgressMath.Working(Entry, ProgressStages.Inspect, null, new StepFacts(Records()), Now);

        Assert.Equal((ProgressState.Processing, ProgressStages.Inspect, 0, null), (progress.State, progress.Stage, progress.Percent, progress.SecondsLeft));
    }

    [Fact]
    public void Working_UnknownStage_IsStillProcessing()
    {
        Assert.Equal((ProgressState.Processing, null), (ProgressMath.Working(Entry, "something new", Silent, new StepFacts(Records()), Now) is var it ? it.State : default, it.Stage));
    }

    [Fact]
    public void Working_Encoding_CountsMediaNotChunks()
    {
        // 20 of 70 s are done, and half of the last 10 s.
        var progress = ProgressMath.Working(Entry, ProgressStages.Encode, Silent, new StepFacts(Records(Done("encode-0", 40), Running("encode-3", 0.5, 10))), Now);

        Assert.Equal(Math.Round(2500.0 / 70, 1), progress.Stages.Single(stage => stage.Name == ProgressStages.Encode).Percent);
        Assert.Equal(100, progress.Stages.Single(stage => stage.Name == ProgressStages.Inspect).Percent);
        Assert.Equal(0, progress.Stages.Single(stage => stage.Name == ProgressStages.Verify).Percent);
    }

    [Fact]
    public void Working_Encoding_EstimatesFromTheMeasuredSpeedAndWhatRunsAtOnce()
    {
        // Two slots on average: each second of media took 2.5 s of one. Left are 15 s of one chunk (37.5 s), 5 s of the other (12.5 s), and 20 s that wait
        // (50 s): the slots are through after 37.5 and 62.5 s. Checking is taken as a quarter of encoding all 80 s of media: 25 s on two slots. And 1 s for the rest.
        var plan = new PlanRecord(4, 20, 80, Sounds: 0);
        var progress = ProgressMath.Working(
            Entry, ProgressStages.Encode, plan, new StepFacts(Records(Ended("encode-0", 50, 0), Running("encode-1", 0.25, 12.5), Running("encode-2", 0.75, 37.5))), Now);

        Assert.Equal(Math.Ceiling(62.5 + 25 + 1), progress.SecondsLeft);
    }

    [Fact]
    public void Working_NothingOfTheLadderHasBegun_ReckonsWithWhatWasExpectedAndWithTheInstantStream()
    {
        // 80 s of media at a second each, on two slots; checking is a quarter of that; and 1 s for the rest.
        var plan = new PlanRecord(4, 20, 80, Sounds: 0, ExpectedPace: 1, Slots: 2, Instant: [20, 60]);
        var ladder = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records()), Now);
        var growing = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records(Done("instant-0", 5), Running("instant-1", 0.01, 1))), Now);
        var ended = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records(Done("instant-0", 5))), Now);

        Assert.Equal(40 + 10 + 1, ladder.SecondsLeft);
        Assert.True(growing.SecondsLeft > ladder.SecondsLeft + 4, $"{growing.SecondsLeft} s");
        Assert.Equal(ladder.SecondsLeft, ended.SecondsLeft);
    }

    [Fact]
    public void Working_LittleMeasured_GuessesNothing()
    {
        Assert.Null(ProgressMath.Working(Entry, ProgressStages.Encode, Silent, new StepFacts(Records(Running("encode-0", 0.01, 1))), Now).SecondsLeft);
    }

    [Fact]
    public void Working_WorkerDied_DoesNotCountItsSlot()
    {
        var dead = new StepRecord("encode-1", 1, 0.5, false, Now.AddSeconds(-100), Now.AddSeconds(-80));

        // Its chunk begins from nothing, on the one slot that is left: so much longer than if it went on.
        var progress = ProgressMath.Working(Entry, ProgressStages.Encode, Silent, new StepFacts(Records(Ended("encode-0", 50, 10), dead, Running("encode-2", 0.25, 10))), Now);
        var alive = ProgressMath.Working(
            Entry, ProgressStages.Encode, Silent, new StepFacts(Records(Ended("encode-0", 50, 10), dead with { At = Now, StartedAt = Now.AddSeconds(-20) }, Running("encode-2", 0.25, 10))), Now);

        Assert.True(progress.SecondsLeft > alive.SecondsLeft + 20, $"{progress.SecondsLeft} s without the worker, {alive.SecondsLeft} s with it.");
    }

    [Fact]
    public void Working_Verifying_UsesItsOwnSpeed()
    {
        var progress = ProgressMath.Working(
            Entry, ProgressStages.Verify, Silent, new StepFacts(Records(Ended("encode-0", 90, 50), Ended("verify-0", 20, 0), Running("verify-1", 0, 0))), Now);

        // One slot: 20 s took 20 s, twice what was expected; 50 s are left.
        Assert.InRange(progress.SecondsLeft!.Value, 45 + 1, 50 + 1);
    }

    [Fact]
    public void Working_WithSound_ReachesAHundredOnlyWithIt()
    {
        var plan = new PlanRecord(1, 20, 20, Sounds: 1);

        var before = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records(Done("encode-0", 40))), Now).Stages[1].Percent;
        var after = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records(Done("encode-0", 40), Done("encode-audio", 2))), Now).Stages[1].Percent;

        Assert.InRange(before, 90, 99);
        Assert.Equal(100, after);
    }

    [Fact]
    public void Working_SoundOnly_CountsEverySound()
    {
        var plan = new PlanRecord(0, 0, 100, Sounds: 2);

        var progress = ProgressMath.Working(Entry, ProgressStages.Encode, plan, new StepFacts(Records(Ended("encode-audio-1", 15, 5), Running("encode-audio", 0.5, 5))), Now);

        // Three of four halves took 15 s, the last one takes 5; checking a quarter of all.
        Assert.Equal(75, progress.Stages[1].Percent);
        Assert.Equal(5 + 5 + 1, progress.SecondsLeft);
    }

    [Fact]
    public void Working_StageByStage_NeverFalls()
    {
        var records = Records(Done("encode-0", 40), Done("encode-1", 40), Done("encode-2", 40), Done("encode-3", 20));
        var percents = ProgressStages.All.Select(stage => ProgressMath.Working(Entry, stage, Silent, new StepFacts(records), Now).Percent).ToList();

        Assert.Equal(percents.Order(), percents);
        Assert.InRange(percents[^1], 95, 99);
    }

    private static StepRecord Done(string step, double seconds) => new(step, 1, 1, true, Now.AddSeconds(-seconds - 60), Now.AddSeconds(-60));

    private static StepRecord Ended(string step, double from, double to) => new(step, 1, 1, true, Now.AddSeconds(-from), Now.AddSeconds(-to));

    private static StepRecord Running(string step, double fraction, double seconds) => new(step, 1, fraction, false, Now.AddSeconds(-seconds), Now);

    private static Dictionary<string, StepRecord> Records(params StepRecord[] records) => records.ToDictionary(record => record.Step);
}
