using EduStream.Contracts.Licensing;
using EduStream.Media.Analysis;
using EduStream.Media.Planning;

namespace EduStream.Tests.Unit.Media.Analysis;

public class LadderChoiceTests
{
    private static readonly PictureMeasures Moving = new(0, 0.2, 0.05, 0.2, 0.05, 300, 0, 0, 0);
    private static readonly PictureMeasures Still = new(0.98, 0.001, 0.001, 0.9, 0.02, 12, 0, 0, 4);

    [Fact]
    public void Choose_Slides_KeepsTheFullSizeAtFewBitsAndDropsSmallOnesWithAReason()
    {
        var decision = Choose(1280, 720, 30, ContentClass.Slides, Still, Recorded.Slides);

        Assert.Equal((1280, LadderReasons.Best), (decision.Kept[0].Rendition.Width, decision.Kept[0].Reason));
        Assert.True(decision.Kept[0].BitRate < 150_000);
        Assert.Contains(decision.Kept, kept => kept.Rendition.Id == "v720-2");
        Assert.Contains(decision.Dropped, dropped => dropped is { Height: 360, Reason: LadderReasons.LargerLooksBetter, Better: "v720-2" or "v720-3" });
    }

    [Fact]
    public void Choose_SlidesThatStandStill_HalvesTheFrameRate() =>
        Assert.All(Choose(1280, 720, 30, ContentClass.Slides, Still, Recorded.Slides).Kept.SkipLast(1), kept => Assert.Equal(2, kept.Rendition.FrameStep));

    [Fact]
    public void Choose_SlidesAtTenPicturesASecond_KeepsThemAll() =>
        Assert.All(Choose(1280, 720, 10, ContentClass.Slides, Still, Recorded.Slides).Kept.SkipLast(1), kept => Assert.Equal(1, kept.Rendition.FrameStep));

    [Fact]
    public void Choose_Slides_EndWithStillsForASlowLine()
    {
        var text = Choose(1920, 1080, 30, ContentClass.Slides, Still, Recorded.Slides).Kept[^1];

        Assert.Equal((LadderReasons.SlideMode, null), (text.Reason, text.Ssim));
        Assert.Equal(("v720-text", 30, true), (text.Rendition.Id, text.Rendition.FrameStep, text.Rendition.WholeSegmentGop));
        Assert.True(text.Rendition.MaxRate + 24_000 < 50_000);
    }

    [Theory]
    [InlineData(ContentClass.ScreenRecording)]
    [InlineData(ContentClass.TalkingHead)]
    [InlineData(ContentClass.Camera)]
    public void Choose_WhatMoves_HasNoStills(ContentClass content) =>
        Assert.DoesNotContain(Choose(1280, 720, 30, content, Moving, Recorded.Screen).Kept, kept => kept.Rendition.WholeSegmentGop);

    [Fact]
    public void Choose_HighDefinition_AlwaysHasOneForStandardDefinitionKeys()
    {
        foreach (var (content, measures, clip) in new[] { (ContentClass.Slides, Still, Recorded.Slides), (ContentClass.ScreenRecording, Moving, Recorded.Screen) })
        {
            Assert.Contains(Choose(1280, 720, 30, content, measures, clip).Kept, kept => kept.Rendition.KeyClass == KeyClasses.Sd);
        }
    }

    [Fact]
    public void Choose_Camera_HalvesTheBitsFromRungToRung()
    {
        var kept = Choose(768, 576, 10, ContentClass.Camera, Moving, Recorded.Street).Kept;

        Assert.InRange(kept.Count, 3, 5);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.InRange(pair.First.BitRate / pair.Second.BitRate, 1.8, 3.7));
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.True(pair.First.Ssim > pair.Second.Ssim));
    }

    [Fact]
    public void Choose_SamplesThatMissWhatIsHard_KeepsTheFullSizeItsLimitAndALeanOne()
    {
        var kept = Choose(768, 432, 13, ContentClass.Camera, Moving, Recorded.Road).Kept;

        Assert.Equal((768, LadderReasons.Best), (kept[0].Rendition.Width, kept[0].Reason));
        Assert.Equal(Sources.Plan(Sources.Of(768, 432, 13)).Video[0].MaxRate, kept[0].Rendition.MaxRate);
        Assert.True(kept.Count >= 2 && kept[1].Rendition.MaxRate <= 300_000);
    }

    [Fact]
    public void Choose_AnyClip_NamesTracksOnceAndStaysBelowTheSizesLimit()
    {
        foreach (var clip in new[] { Recorded.Slides, Recorded.Screen })
        {
            var plan = Sources.Plan(Sources.Of(1280, 720));
            var kept = Choose(1280, 720, 30, ContentClass.ScreenRecording, Moving, clip).Kept;

            Assert.Equal(kept.Count, kept.DistinctBy(each => each.Rendition.Id).Count());
            Assert.All(kept, each => Assert.InRange(each.Rendition.MaxRate, 1, plan.Video.First(rendition => rendition.Width == each.Rendition.Width).MaxRate));
            Assert.All(kept, each => Assert.Matches("^[a-z0-9-]+$", each.Rendition.Id));
        }
    }

    [Fact]
    public void Choose_NoiseThatNeverReachesTheTarget_StaysBelowTheSizesLimit()
    {
        TrialPoint[] noise = [new(1280, 720, 20, 40_000_000, 0.95), new(1280, 720, 28, 20_000_000, 0.9), new(1280, 720, 36, 9_000_000, 0.8), new(640, 360, 24, 5_000_000, 0.5), new(640, 360, 36, 900_000, 0.4)];

        var kept = Choose(1280, 720, 30, ContentClass.Camera, Moving, noise).Kept;

        var limit = Sources.Plan(Sources.Of(1280, 720, 30)).Video[0].MaxRate;
        Assert.Equal((1280, 28), (kept[0].Rendition.Width, kept[0].Rendition.Crf));
        Assert.All(kept, each => Assert.True(each.Rendition.MaxRate <= limit && each.BitRate <= limit));
    }

    private static LadderDecision Choose(int width, int height, int rate, ContentClass content, PictureMeasures measures, TrialPoint[] clip)
    {
        var plan = Sources.Plan(Sources.Of(width, height, rate));
        return LadderChoice.Choose(plan, content, measures, new QualityCurve(clip));
    }
}
