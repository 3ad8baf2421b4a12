using System.Net;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Slides;
using EduStream.Contracts.Storyboards;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using EduStream.EnrichVideo.Outcomes;
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

/// <summary>The real activities with real tools, store and state; only the catalog is a fake.</summary>
public sealed class EnrichActivityTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private static readonly LectureFormat Format = new(640, 360, "10", SecondsPerSlide: 6) { Voice = string.Empty };

    private WorkFiles Files => new(rig.Store);

    [Fact]
    public async Task A_lecture_gets_storyboard_posters_slide_text_and_chapters()
    {
        var version = await UploadAsync(18);

        await AllDoneAsync(version);

        var root = MediaPaths.Version(version.VideoId, version.Version);
        var published = await rig.PathsAsync(root);
        Assert.Equal(
            [.. Enumerable.Range(0, 5).Select(index => $"{root}posters/{index}.jpg"), $"{root}slides.json", $"{root}storyboard/sheet-0.jpg", $"{root}storyboard/storyboard.json", $"{root}storyboard/storyboard.vtt"],
            published);
        var storyboard = await Files.ReadAsync<StoryboardDocument>($"{root}storyboard/storyboard.json");
        Assert.Equal((160, 90, 10, 2, 18, 1), (storyboard.TileWidth, storyboard.TileHeight, storyboard.Columns, storyboard.Rows, storyboard.Tiles, storyboard.Sheets));
        Assert.Equal(storyboard.LargestSheetBytes, (await rig.Store.FindAsync($"{root}storyboard/sheet-0.jpg"))!.Length);
        var slides = await Files.ReadAsync<SlidesDocument>($"{root}slides.json");
        Assert.Equal([0.0, 6, 12], slides.Slides.Select(slide => slide.Start));
        Assert.Equal(["1. How a lecture reaches you", "2. Why many copies?", "3. Frames and groups"], slides.Slides.Select(slide => slide.Title));
        Assert.Contains($"POST /internal/videos/{version.VideoId}/posters", rig.Apps.Requests);
        Assert.Contains($"POST /internal/videos/{version.VideoId}/chapters", rig.Apps.Requests);
        AssertNoScratch();
    }

    [Fact]
    public async Task What_is_done_is_not_done_again()
    {
        var version = await UploadAsync(6);
        await AllDoneAsync(version);
        var runs = rig.Logged.Count;

        await AllDoneAsync(version);

        Assert.DoesNotContain(rig.Logged.Skip(runs), line => line.Contains("ffmpeg", StringComparison.Ordinal) || line.Contains("tesseract", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ending_removes_the_scratch_and_is_noted()
    {
        var version = await UploadAsync(2);
        await RunAsync<SamplePictures>(version);
        Assert.NotEmpty(await rig.PathsAsync(EnrichmentPaths.Root(version)));
        PartOutcome[] parts = [new(EnrichmentParts.Samples, PartState.Done, null)];

        await rig.RunAsync<CloseEnrichment, CloseEnrichmentInput, object?>(new CloseEnrichmentInput(version, parts));

        Assert.Empty(await rig.PathsAsync(EnrichmentPaths.Root(version)));
        Assert.Equal(parts, (await new EnrichmentLedger(rig.Dapr, TimeProvider.System).FindAsync(version.VideoId, version.Version, CancellationToken.None))!.Parts);
    }

    [Fact]
    public async Task A_source_that_was_removed_gives_nothing_and_no_error()
    {
        var gone = NewVersion();
        Assert.Equal(PartResult.NotAvailable(PartReasons.SourceRemoved), await RunAsync<ReadFileChapters>(gone));
        Assert.Equal(PartResult.NotAvailable(PartReasons.SourceRemoved), await RunAsync<SamplePictures>(gone));
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await RunAsync<FindChapters>(gone));

        var later = await UploadAsync(2);
        await RunAsync<SamplePictures>(later);
        await rig.Store.DeleteAsync(MediaPaths.UploadSource(later.UploadId));
        Assert.Equal(PartResult.Done, await RunAsync<MakeStoryboard>(later));
        Assert.Equal(PartResult.NotAvailable(PartReasons.SourceRemoved), await RunAsync<MakePosters>(later));
        Assert.Equal(PartResult.NotAvailable(PartReasons.SourceRemoved), await RunAsync<ReadSlides>(later));
    }

    [Fact]
    public async Task Chapters_are_found_in_slides_of_an_earlier_run_although_the_source_is_gone()
    {
        var version = await UploadAsync(18);
        await RunAsync<SamplePictures>(version);
        await RunAsync<ReadSlides>(version);
        await rig.RunAsync<CloseEnrichment, CloseEnrichmentInput, object?>(new CloseEnrichmentInput(version, []));
        await rig.Store.DeleteAsync(MediaPaths.UploadSource(version.UploadId));

        Assert.Equal(PartResult.Done, await RunAsync<FindChapters>(version));
    }

    [Fact]
    public async Task A_recording_of_sound_alone_has_nothing_to_look_at()
    {
        var upload = await rig.UploadAsync(await rig.Clips.MakeAsync(new Clip { Picture = false, Extension = "m4a" }));
        var version = new EnrichVideoInput(upload.VideoId, upload.Version, upload.UploadId);

        Assert.Equal(PartResult.NotAvailable(PartReasons.NoPicture), await RunAsync<SamplePictures>(version));
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await RunAsync<ReadFileChapters>(version));
    }

    [Fact]
    public async Task Where_tesseract_is_not_installed_slides_are_not_available()
    {
        var version = await UploadAsync(2);
        await RunAsync<SamplePictures>(version);
        var tools = new MediaTools(new ToolOptions { Tesseract = ToolOptions.None });

        Assert.Equal(PartResult.NotAvailable(PartReasons.NotInstalled), await RunAsync<ReadSlides>(version, new TextRecogniser(tools.Runner, tools.Locator, Options.Create(new SlideTextOptions()))));
    }

    [Fact]
    public async Task A_video_that_was_deleted_needs_no_posters_and_a_catalog_that_is_away_is_asked_again()
    {
        var version = await UploadAsync(2);
        await RunAsync<SamplePictures>(version);
        try
        {
            rig.Apps.Catalog = (HttpStatusCode.NotFound, "no-such-video");
            Assert.Equal(PartResult.NotAvailable(PartReasons.VideoRemoved), await RunAsync<MakePosters>(version));
            rig.Apps.Catalog = (HttpStatusCode.NotFound, null);
            await Assert.ThrowsAsync<HttpRequestException>(() => RunAsync<MakePosters>(version));
        }
        finally
        {
            rig.Apps.Catalog = (HttpStatusCode.NoContent, null);
        }

        Assert.Equal(PartResult.Done, await RunAsync<MakePosters>(version));
    }

    [Theory]
    [MemberData(nameof(EnrichVideoFixture.Parts), MemberType = typeof(EnrichVideoFixture))]
    public async Task The_worker_knows_every_part(string activity)
    {
        const string nobody = "NobodyKnowsThisPart";
        var unknown = await rig.FailureOfAsync(nobody);

        var known = await rig.FailureOfAsync(activity);

        // It gets nothing to work with and says so in its own way, or is done before it looks.
        Assert.NotEqual(unknown!.ErrorMessage.Replace(nobody, "it", StringComparison.OrdinalIgnoreCase), known?.ErrorMessage.Replace(activity, "it", StringComparison.OrdinalIgnoreCase));
    }

    private async Task AllDoneAsync(EnrichVideoInput version)
    {
        Assert.Equal(PartState.Done, (await RunAsync<SamplePictures>(version)).State);
        Assert.Equal(PartState.Done, (await RunAsync<MakeStoryboard>(version)).State);
        Assert.Equal(PartState.Done, (await RunAsync<MakePosters>(version)).State);
        Assert.Equal(PartState.Done, (await RunAsync<ReadSlides>(version)).State);
        await RunAsync<ReadFileChapters>(version);
        await RunAsync<FindChapters>(version);
    }

    private Task<PartResult> RunAsync<TActivity>(EnrichVideoInput version, params object[] parts)
        where TActivity : Dapr.Workflow.WorkflowActivity<EnrichVideoInput, PartResult> => rig.RunAsync<TActivity, EnrichVideoInput, PartResult>(version, parts);

    private static EnrichVideoInput NewVersion() => new(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()), "instructor");

    private async Task<EnrichVideoInput> UploadAsync(int seconds)
    {
        var upload = await rig.UploadAsync(await rig.Clips.LectureAsync(seconds, Format));
        return new EnrichVideoInput(upload.VideoId, upload.Version, upload.UploadId, "instructor");
    }

    private void AssertNoScratch() => Assert.All(Directory.EnumerateDirectories(rig.Scratch), folder => Assert.Empty(Directory.EnumerateFileSystemEntries(folder)));
}
