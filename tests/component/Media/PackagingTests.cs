using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Presentation;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Verifying;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public class PackagingTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("25", 9.3)]
    [InlineData("30000/1001", 8.1)]
    [InlineData("24000/1001", 9)]
    [InlineData("60000/1001", 5)]
    public async Task Chunks_packaged_apart_make_one_continuous_encrypted_presentation(string rate, double seconds)
    {
        var file = await media.Clips.MakeAsync(new Clip { Rate = rate, Seconds = seconds, Width = 640, Height = 360 });
        var plan = await media.PlanAsync(file);
        var keys = MediaFixture.Keys(plan);
        var (folder, tracks) = await PackageAsync(plan, file, keys);
        List<SegmentEntry> segments = [.. tracks.SelectMany(track => track.Segments)];

        // Throws when init segments differ between runs.
        var document = PresentationBuilder.Build(new VideoId(Guid.Empty), 1, plan, [.. tracks.Select(track => track.Init)], segments);

        Assert.Empty(TimelineCheck.Check(plan, document, segments));
        Assert.Equal(["v360", "v240", "a128", "a64"], document.Tracks.Select(track => track.Id));
        Assert.StartsWith("avc1.6400", document.Tracks[0].Codec, StringComparison.Ordinal);
        Assert.Equal("mp4a.40.2", document.Tracks[2].Codec);
        Assert.Equal(keys.Keys[0].KeyId, document.Tracks[0].KeyId);
        Assert.Equal("cbcs", document.Protection!.Scheme);
        Assert.Equal(4, document.Protection.Systems.Count);
        foreach (var track in document.Tracks)
        {
            var decoded = await media.Verifier.DecodeAsync(plan, track.Id, folder, [.. segments.Where(segment => segment.Track == track.Id).Select(segment => segment.Time)], keys);
            Assert.Empty(decoded.Errors);
            Assert.Equal(plan.TimelineStart.Value, decoded.StartSeconds, 4);
            Assert.InRange(decoded.EndSeconds, (plan.TimelineStart + plan.Duration).Value - 0.001, (plan.TimelineStart + plan.Duration).Value + 0.025);
            if (track.Kind == TrackKind.Video)
            {
                Assert.Equal(plan.TotalFrames, decoded.Frames);
            }
        }
    }

    [Fact]
    public async Task The_start_of_each_segment_up_to_the_noted_byte_decodes_to_its_first_picture()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 9.3, Width = 640, Height = 360, Sound = false });
        var plan = await media.PlanAsync(file);
        var keys = MediaFixture.Keys(plan);
        var (folder, tracks) = await PackageAsync(plan, file, keys);

        foreach (var track in tracks)
        {
            var key = keys.Keys.Single(found => found.KeyId == track.Init.KeyId).Key;
            foreach (var segment in track.Segments)
            {
                var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, segment.Track, $"{segment.Time}.m4s"));
                Assert.InRange(segment.KeyFrameEnd!.Value, 1, bytes.Length - 1);
                var range = media.Clips.File("range.mp4");
                await File.WriteAllBytesAsync(range, [.. await File.ReadAllBytesAsync(Path.Combine(folder, track.Init.File)), .. bytes[..(int)segment.KeyFrameEnd.Value]]);

                var picture = Assert.Single(await media.Tools.DecryptPicturesAsync(range, key));

                var first = (int)Math.Round(((segment.Time / (double)track.Init.Timescale) - plan.TimelineStart.Value) * 25);
                Assert.Equal([first], await media.Tools.NumbersAsync(picture));
            }
        }
    }

    [Fact]
    public async Task The_keys_are_neither_on_disk_nor_on_command_lines_nor_in_the_log()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false });
        var plan = await media.PlanAsync(file);
        var key = MediaFixture.Keys(plan).Keys.Single().Key;
        // Other tests of this class give ffmpeg the keys, to see what viewers would.
        var before = media.Log.Count();
        var (folder, tracks) = await PackageAsync(plan, file, MediaFixture.Keys(plan));
        await media.Verifier.DecodeAsync(plan, "v180", folder, [tracks[0].Segments[0].Time], MediaFixture.Keys(plan));

        var said = media.Log.Skip(before).ToList();
        Assert.Contains(said, line => line.Contains("--flagfile /dev/stdin", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Contains(key, StringComparison.OrdinalIgnoreCase));
        Assert.All(Directory.EnumerateFiles(media.Clips.Folder, "*", SearchOption.AllDirectories), path =>
            Assert.Equal(-1, File.ReadAllBytes(path).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key))));
    }

    [Fact]
    public async Task Without_the_right_key_nothing_decodes_cleanly()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 1 });
        var plan = await media.PlanAsync(file);
        var keys = MediaFixture.Keys(plan);
        var (folder, tracks) = await PackageAsync(plan, file, keys);
        var wrong = new ContentKeys([.. keys.Keys.Select(key => key with { Key = new string('0', 32) })]);

        foreach (var track in tracks)
        {
            Assert.NotEmpty((await media.Verifier.DecodeAsync(plan, track.Init.Track, folder, [track.Segments[0].Time], wrong)).Errors);
        }
    }

    [Fact]
    public async Task A_key_class_without_a_key_is_a_programming_error()
    {
        var plan = EncodingPlanner.Plan(await media.AcceptAsync(await media.Clips.MakeAsync(new Clip { Seconds = 1 })), MediaFixture.SmallChunks);

        var failure = await Assert.ThrowsAsync<ArgumentException>(() => media.Packager.PackageVideoAsync(plan, 0, "/in", "/out", new ContentKeys([])));
        Assert.Contains("SD", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_that_went_missing_is_found()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false });
        var plan = await media.PlanAsync(file);
        var (folder, _) = await PackageAsync(plan, file, MediaFixture.Keys(plan));
        File.Delete(Path.Combine(folder, "v180", "360000.m4s"));

        Assert.Throws<InvalidDataException>(() => PackagedFiles.ReadVideo(plan, plan.Chunk(0), plan.Video[0], folder, 0, long.MaxValue));
    }

    private async Task<(string Folder, IReadOnlyList<PackagedTrack> Tracks)> PackageAsync(EncodingPlan plan, string file, ContentKeys keys)
    {
        var output = media.Folder("packaged");
        List<PackagedTrack> tracks = [];
        foreach (var (chunk, folder) in (await media.EncodeAsync(plan, file)).Index())
        {
            tracks.AddRange(await media.Packager.PackageVideoAsync(plan, chunk, folder, output, keys));
        }

        foreach (var sound in plan.Sounds())
        {
            var folder = media.Folder("sound");
            Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, sound.Index, file, folder));
            tracks.AddRange(await media.Packager.PackageAudioAsync(plan, sound.Index, folder, output, keys));
        }

        return (output, tracks);
    }
}
