using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Verifying;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public class SeveralSoundsTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly (int Hertz, double Volume, string Language)[] Sounds = [(660, 0.9, "ger"), (440, 0.1, "eng"), (1200, 0.4, "eng")];

    [Theory]
    [InlineData("mp4", "English (commentary)")] // ffmpeg writes no titles into MP4
    [InlineData("mkv", "Guests comment")]
    public async Task Every_sound_comes_out_as_itself_at_its_loudness_with_its_language_and_role(string extension, string comment)
    {
        var file = await LectureAsync(extension);
        var plan = await media.PlanAsync(file);
        var keys = MediaFixture.Keys(plan);
        var output = media.Folder("packaged");
        List<PackagedTrack> tracks = [];
        foreach (var sound in plan.Sounds())
        {
            var folder = media.Folder("sound");
            var encoded = Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, sound.Index, file, folder));
            Assert.Equal(sound.Renditions.Select(rendition => rendition.Id), encoded.Files.Select(each => each.Track));
            foreach (var rendition in encoded.Files.Select(each => Path.Combine(folder, each.File)))
            {
                // English is the default one, so it comes first; the comment comes last.
                Assert.InRange(await media.Tools.FrequencyAsync(rendition), ((int[])[440, 660, 1200])[sound.Index] - 30, ((int[])[440, 660, 1200])[sound.Index] + 30);
                var (loudness, truePeak) = await media.Tools.LoudnessAsync(rendition);
                Assert.InRange(loudness, -17, -15);
                Assert.True(truePeak <= -1, $"{rendition}: {truePeak} dBTP");
            }

            tracks.AddRange(await media.Packager.PackageAudioAsync(plan, sound.Index, folder, output, keys));
        }

        foreach (var track in tracks)
        {
            var decoded = await media.Verifier.DecodeAsync(plan, track.Init.Track, output, [.. track.Segments.Select(segment => segment.Time)], keys);
            Assert.Empty(decoded.Errors);
            Assert.InRange(decoded.EndSeconds - decoded.StartSeconds, plan.Duration.Value - 0.03, plan.Duration.Value + 0.03);
        }

        var withoutPicture = plan with { Video = [] };
        List<SegmentEntry> segments = [.. tracks.SelectMany(track => track.Segments)];
        var document = PresentationBuilder.Build(new VideoId(Guid.Empty), 1, withoutPicture, [.. tracks.Select(track => track.Init)], segments);
        Assert.Empty(TimelineCheck.Check(withoutPicture, document, segments));
        Assert.Equal(["a128", "a64", "a128-de", "a64-de", "a128-en-2", "a64-en-2"], document.Tracks.Select(track => track.Id));
        Assert.Equal(["en", "de", "en"], document.Tracks.Where((_, index) => index % 2 == 0).Select(track => track.Language));
        Assert.Equal([SoundRole.Main, SoundRole.Main, SoundRole.Commentary], document.Tracks.Where((_, index) => index % 2 == 0).Select(track => track.Role));
        Assert.Equal(["English", "Deutsch", comment], document.Tracks.Where((_, index) => index % 2 == 0).Select(track => track.Name));
        Assert.StartsWith("deu", await media.Tools.EntryAsync(Path.Combine(output, "a128-de", "init.mp4"), "stream_tags=language"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_that_the_plan_does_not_have_is_a_programming_error()
    {
        var plan = await media.PlanAsync(await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false }));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => media.Sound.EncodeAsync(plan, 0, "/in", media.Folder("sound")));
    }

    private async Task<string> LectureAsync(string extension)
    {
        var picture = await media.Clips.MakeAsync(new Clip { Seconds = 6, Sound = false });
        List<string> arguments = [];
        foreach (var (hertz, volume, _) in Sounds)
        {
            var sound = new Clip { Seconds = 6, Picture = false, Frequency = hertz, Extension = "m4a", Output = ["-af", FormattableString.Invariant($"volume={volume}")] };
            arguments.AddRange(["-i", await media.Clips.MakeAsync(sound)]);
        }

        arguments.AddRange(["-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:a"]);
        arguments.AddRange(Sounds.SelectMany((sound, index) => (string[])[$"-metadata:s:a:{index}", $"language={sound.Language}"]));
        arguments.AddRange(["-metadata:s:a:2", "title=Guests\u202e comment", "-disposition:a:0", "0", "-disposition:a:1", "default", "-disposition:a:2", "comment"]);
        return await media.Clips.RewrapAsync(picture, extension, [.. arguments]);
    }
}
