using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using EduStream.EnrichVideo.Work;
using EduStream.Media;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using EduStream.Media.SlideText;
using EduStream.PublishVideo.Work;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Workflows.PublishVideo;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>Slides that tesseract fails at; it is the real one, behind a script that decides when it fails.</summary>
public sealed class UnreadSlideTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly LectureFormat Format = new(640, 360, "10", SecondsPerSlide: 6) { Voice = string.Empty };

    private WorkFiles Files => new(rig.Store);

    [Fact]
    public async Task A_slide_that_cannot_be_read_is_left_out_and_logged_once()
    {
        var version = await SampledAsync(await LectureAsync());

        // The first picture is refused, the others are read.
        Assert.Equal(PartResult.Done, await ReadAsync(version, Tesseract("mkdir \"$0.first\" 2>/dev/null && exit 1; exec tesseract \"$@\"")));

        var slides = await Files.ReadAsync<SlidesDocument>(EnrichmentPaths.Published(version, MediaPaths.SlidesFile));
        Assert.Equal(["2. Why many copies?", "3. Frames and groups"], slides.Slides.Select(slide => slide.Title));
        Assert.Single(rig.Logged, line => line.Contains($"{version.VideoId}, version 1: 1 of 3 slides could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_only_slide_that_cannot_be_read_leaves_the_video_without_text()
    {
        var version = await SampledAsync(await StillAsync());

        Assert.Equal(PartResult.NotAvailable(PartReasons.Unreadable), await ReadAsync(version, Tesseract("exit 1")));
    }

    [Fact]
    public async Task Slides_of_which_none_can_be_read_and_a_recogniser_that_cannot_be_run_fail()
    {
        var (several, one) = (await SampledAsync(await LectureAsync()), await SampledAsync(await StillAsync()));

        await Assert.ThrowsAsync<ToolFailedException>(() => ReadAsync(several, Tesseract("exit 1")));
        await Assert.ThrowsAsync<ToolUnusableException>(() => ReadAsync(one, Tesseract("exit 127")));
        Assert.False(await Files.ExistsAsync(EnrichmentPaths.Published(several, MediaPaths.SlidesFile)));
    }

    private Task<PartResult> ReadAsync(EnrichVideoInput version, TextRecogniser recogniser) => rig.RunAsync<ReadSlides, EnrichVideoInput, PartResult>(version, recogniser);

    /// <summary>Three slides.</summary>
    private Task<string> LectureAsync() => rig.Clips.LectureAsync(18, Format);

    /// <summary>One slide.</summary>
    private Task<string> StillAsync() => rig.ClipAsync(new Clip { Rate = "1", Seconds = 2, Sound = false, Filters = ",drawbox=color=white:t=fill" });

    private async Task<EnrichVideoInput> SampledAsync(string file)
    {
        var upload = await rig.UploadAsync(file);
        var version = new EnrichVideoInput(upload.VideoId, upload.Version, upload.UploadId, "instructor");
        Assert.Equal(PartResult.Done, await rig.RunAsync<SamplePictures, EnrichVideoInput, PartResult>(version));
        return version;
    }

    /// <summary>A shell script in place of tesseract.</summary>
    private TextRecogniser Tesseract(string script)
    {
        var file = rig.Clips.File("tesseract");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        var tools = new MediaTools(new ToolOptions { Tesseract = file });
        return new TextRecogniser(tools.Runner, tools.Locator, Options.Create(new SlideTextOptions()));
    }
}
