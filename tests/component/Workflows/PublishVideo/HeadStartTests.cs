using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.HeadStart;
using EduStream.Testing;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The first chunks of the instant stream are encoded while the upload is still on its way.</summary>
public sealed class HeadStartTests(ActivityRig rig) : IClassFixture<ActivityRig>
{
    private const string Owner = "instructor";

    // Index in front; groups of pictures that are too long to be shown as they are.
    private static readonly Clip Clip = new()
    {
        Seconds = 30,
        Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "400", "-pix_fmt", "yuv420p"],
        Output = ["-movflags", "+faststart"],
    };

    [Fact]
    public async Task What_was_made_on_the_way_is_what_would_be_made_afterwards()
    {
        var bytes = await BytesAsync(Clip);
        var (upload, version) = await BegunAsync(bytes, bytes.Length / 2);
        var workflow = await rig.StartAsync(nameof(HeadStartWorkflow), upload.WorkflowId, upload);
        await Eventually.TrueAsync(async () => (await MadeAsync(upload)).Count == 1, TimeSpan.FromMinutes(1));
        await rig.Store.AppendAsync(MediaPaths.UploadSource(upload.UploadId), bytes.Length / 2, new MemoryStream(bytes[(bytes.Length / 2)..]));
        Assert.Equal(WorkflowRuntimeStatus.Completed, (await workflow).RuntimeStatus);

        var logged = rig.Logged.Count;
        var early = await SegmentsAsync(version);
        Assert.DoesNotContain(rig.Logged.Skip(logged), line => line.Contains("libx264", StringComparison.Ordinal));
        var late = await SegmentsAsync(await rig.UploadAsync(await rig.ClipAsync(Clip)));
        Assert.Contains(rig.Logged.Skip(logged), line => line.Contains("libx264", StringComparison.Ordinal));
        Assert.Equal(late, early);

        // Whatever becomes of the version, also when it is refused before it has any scratch of its own.
        await rig.RunAsync<CloseVersion, CloseVersionInput, object?>(new CloseVersionInput(version, EduStream.PublishVideo.Outcomes.Refusals.Internal));
        Assert.Empty(await MadeAsync(upload));
    }

    [Fact]
    public async Task A_chunk_waits_for_its_bytes_and_is_left_when_all_of_them_are_there()
    {
        var bytes = await BytesAsync(Clip);
        var (upload, _) = await BegunAsync(bytes, bytes.Length / 2);
        var look = await rig.RunAsync<InspectHead, HeadStartInput, HeadLook>(upload);
        Assert.Equal(30, look.Source!.DurationSeconds, 1);
        Assert.Equal(3, look.Chunks);

        Assert.Equal(HeadOutcome.NotYet, await MakeAsync(upload, look, 1));
        Assert.Equal(HeadOutcome.Made, await MakeAsync(upload, look, 0));
        Assert.Equal(HeadOutcome.Made, await MakeAsync(upload, look, 0));

        await rig.Store.AppendAsync(MediaPaths.UploadSource(upload.UploadId), bytes.Length / 2, new MemoryStream(bytes[(bytes.Length / 2)..]));
        Assert.Equal(HeadOutcome.Over, await MakeAsync(upload, look, 1));
        Assert.Single(await MadeAsync(upload));
    }

    [Fact]
    public async Task An_upload_that_was_given_up_is_over()
    {
        var bytes = await BytesAsync(Clip);
        var (upload, _) = await BegunAsync(bytes, bytes.Length / 2);
        var look = await rig.RunAsync<InspectHead, HeadStartInput, HeadLook>(upload);
        await rig.Store.DeletePrefixAsync($"{MediaPaths.Upload(upload.UploadId)}/");

        Assert.Equal(HeadOutcome.Over, await MakeAsync(upload, look, 0));
        Assert.Equal(0, (await rig.RunAsync<InspectHead, HeadStartInput, HeadLook>(upload)).Chunks);
    }

    [Theory]
    [InlineData("index behind")]
    [InlineData("stream-ready")]
    [InlineData("no video")]
    [InlineData("complete")]
    public async Task Nothing_is_made_where_nothing_can_be_or_need_be(string what)
    {
        var bytes = what switch
        {
            "index behind" => await BytesAsync(Clip with { Output = [] }),
            "stream-ready" => await BytesAsync(Clip with { Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-g", "50", "-pix_fmt", "yuv420p"] }),
            "no video" => [.. Enumerable.Range(0, 100_000).Select(at => (byte)(at * 7))],
            _ => await BytesAsync(Clip),
        };
        var (upload, _) = await BegunAsync(bytes, what == "complete" ? bytes.Length : bytes.Length / 2);

        var state = await await rig.StartAsync(nameof(HeadStartWorkflow), upload.WorkflowId, upload);

        Assert.Equal((WorkflowRuntimeStatus.Completed, 0), (state.RuntimeStatus, state.ReadOutputAs<int>()));
        Assert.Empty(await MadeAsync(upload));
    }

    private async Task<byte[]> BytesAsync(Clip clip) => await File.ReadAllBytesAsync(await rig.ClipAsync(clip));

    private async Task<(HeadStartInput Upload, PublishVideoInput Version)> BegunAsync(byte[] bytes, int there)
    {
        var version = ActivityRig.NewVersion() with { OwnerId = Owner };
        await rig.Store.AppendAsync(MediaPaths.UploadSource(version.UploadId), 0, new MemoryStream(bytes[..there]));
        return (new HeadStartInput(version.UploadId, Owner, bytes.Length), version);
    }

    private Task<HeadOutcome> MakeAsync(HeadStartInput upload, HeadLook look, int chunk) =>
        rig.RunAsync<MakeHeadChunk, HeadChunkInput, HeadOutcome>(new HeadChunkInput(upload, look.Source!, chunk));

    private Task<IReadOnlyList<string>> MadeAsync(HeadStartInput upload) => rig.PathsAsync(MediaPaths.UploadWork(upload.UploadId));

    /// <summary>Names and sizes of the first chunk's pictures.</summary>
    private async Task<IReadOnlyList<string>> SegmentsAsync(PublishVideoInput version)
    {
        var found = await rig.RunAsync<InspectSource, PublishVideoInput, Inspection>(version);
        var plan = await rig.RunAsync<PlanInstant, PlanEncodingInput, InstantSummary>(new PlanEncodingInput(version, found.Source!));
        await rig.RunAsync<CreateKeys, CreateKeysInput, Contracts.Licensing.ContentKeyIds>(new CreateKeysInput(version, plan.KeyClasses));
        Assert.Null(await rig.RunAsync<MakeInstantChunk, ChunkInput, Refusal?>(new ChunkInput(version, 0)));
        List<string> segments = [];
        await foreach (var file in rig.Store.ListAsync($"{MediaPaths.Version(version.VideoId, 1)}instant-v180/"))
        {
            segments.Add($"{file.Path.Split('/')[^1]} {file.Length}");
        }

        return segments;
    }
}
