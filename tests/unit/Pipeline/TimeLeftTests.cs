using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Pipeline.Progress;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;
using Xunit;

namespace EduStream.Tests.Unit.Pipeline;

/// <summary>Time left is honest: after the first quarter it is within a fifth of what is really left.</summary>
public sealed class TimeLeftTests
{
    // Of a few seconds a fifth is less than the page shows.
    private const double NoMatter = 6;

    private static readonly VersionEntry Entry = new(new UploadId(Guid.CreateVersion7()), new VideoId(Guid.CreateVersion7()), 1, new LessonId(Guid.CreateVersion7()), "instructor");

    [Theory]
    [InlineData(1, 12)]
    [InlineData(2, 12)]
    [InlineData(2, 40)]
    [InlineData(3, 40)]
    [InlineData(8, 40)]
    [InlineData(16, 100)]
    public void SecondsLeft_DifferentSlots_IsHonest(int slots, int chunks) => AssertHonest(new EncodeSimulation(Plan(chunks), _ => slots, 1.2, 0.25));

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.4)]
    public void SecondsLeft_CheckingCostsAnotherShareThanUsual_IsHonestWhenThatWasLearned(double share) =>
        AssertHonest(new EncodeSimulation(Plan(40), _ => 2, 1.2, share), verifyPerEncode: share);

    [Theory]
    [InlineData(0.22)]
    [InlineData(0.28)]
    public void SecondsLeft_CheckingCostsAboutItsUsualShare_IsHonest(double share) => AssertHonest(new EncodeSimulation(Plan(40), _ => 2, 1.2, share));

    /// <summary>Of footage checking is a smaller share than of the slides before it, and costs the same.</summary>
    [Theory]
    [InlineData(0.6, 0.5)]
    [InlineData(1.2, 0.25)]
    [InlineData(2.4, 0.125)]
    public void SecondsLeft_AnotherKindOfPictureThanBefore_IsHonest(double pace, double share) =>
        AssertHonest(new EncodeSimulation(Plan(40) with { CheckingPace = 0.3 }, _ => 2, pace, share), verifyPerEncode: 0.25);

    [Fact]
    public void SecondsLeft_SlowStart_IsHonest() => AssertHonest(new EncodeSimulation(Plan(40), _ => 2, 1.2, 0.25) { ColdStart = 1.6 });

    [Fact]
    public void SecondsLeft_WorkersJoinLate_IsHonest() => AssertHonest(new EncodeSimulation(Plan(80), at => at < 60 ? 1 : 4, 1.2, 0.25));

    [Fact]
    public void SecondsLeft_AnAttemptBreaksOff_IsHonest() => AssertHonest(new EncodeSimulation(Plan(40), _ => 2, 1.2, 0.25) { Breaks = "encode-3" });

    [Fact]
    public void SecondsLeft_OneChunk_IsHonest() => AssertHonest(new EncodeSimulation(new PlanRecord(1, 60, 60, Sounds: 1), _ => 2, 1.2, 0.25));

    [Fact]
    public void SecondsLeft_SlotsSharedWithAnotherVideo_IsHonest()
    {
        // A second slot for six seconds of every twelve: what has begun in it goes on.
        AssertHonest(new EncodeSimulation(Plan(60), at => (int)(at / 6) % 2 == 0 ? 2 : 1, 1.2, 0.25));
    }

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 15)]
    [InlineData(2, 40)]
    [InlineData(4, 60)]
    [InlineData(8, 180)]
    public void SecondsLeft_TextThenFootage_IsHonest(int slots, int chunks) =>
        AssertHonest(new EncodeSimulation(Plan(chunks), _ => slots, 1.2, 0.25) { Effort = at => at < 0.6 ? 1 : 2 });

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 18)]
    [InlineData(2, 40)]
    [InlineData(4, 60)]
    public void SecondsLeft_FootageBetweenPages_IsHonest(int slots, int chunks) =>
        AssertHonest(new EncodeSimulation(Plan(chunks), _ => slots, 1.2, 0.25) { Effort = at => at is > 0.3 and < 0.6 ? 2.2 : 1 });

    [Theory]
    [InlineData(2, 40)]
    [InlineData(4, 60)]
    public void SecondsLeft_EachChunkAnotherEffort_IsHonest(int slots, int chunks)
    {
        var random = new Random(7);
        var efforts = Enumerable.Range(0, 1000).Select(_ => 0.6 + random.NextDouble()).ToList();
        AssertHonest(new EncodeSimulation(Plan(chunks), _ => slots, 1.2, 0.25) { Effort = at => efforts[(int)(at * 1000)] });
    }

    private static PlanRecord Plan(int chunks) => new(chunks, 12, (chunks * 12) - 5, Sounds: 1);

    private static void AssertHonest(EncodeSimulation simulation, double? verifyPerEncode = null)
    {
        var moments = simulation.Run().ToList();
        var end = moments[^1].At;
        var wrong = new List<string>();
        foreach (var (at, stage, records) in moments.Where(moment => moment.At >= end / 4))
        {
            var told = ProgressMath.Working(Entry, stage, simulation.Plan, new StepFacts(records, Learned: verifyPerEncode is { } share ? new CostRecord(share) : null), EncodeSimulation.Begin.AddSeconds(at)).SecondsLeft;
            var left = end - at;
            if (told is not { } seconds || Math.Abs(seconds - left) > Math.Max(left / 5, NoMatter))
            {
                wrong.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{stage} at {at / end:P0}: {told:0} s told, {left:0} s left"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.Contains(moments, moment => moment.Stage == ProgressStages.Verify);
    }

}
