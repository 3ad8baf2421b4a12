using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public class SoundPartTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // Where chunks meet, an encoder that knew nothing of its neighbours would leave a click of about the tone's own height.
    [Theory]
    [InlineData("mp4")]
    [InlineData("ts")]
    public async Task Parts_put_together_are_one_tone_without_a_seam(string extension)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 13, Extension = extension, Output = ["-af", "aeval='0.25*sin(2*PI*441*t)':c=same"] });
        var plan = InstantPlanner.Plan((await media.PlanAsync(file)).Source, new EncodingOptions { InstantFirstSegments = 1, Loudness = null });
        Assert.Equal(2, plan.ChunkCount);
        var joined = Path.Combine(media.Folder("joined"), "joined.ts");
        for (var chunk = 0; chunk < plan.ChunkCount; chunk++)
        {
            var folder = media.Folder("part");
            Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodePartAsync(plan, chunk, file, folder, gain: null));
            await using var part = File.OpenRead(Path.Combine(folder, "instant-a96.ts"));
            await using var all = new FileStream(joined, FileMode.Append);
            await part.CopyToAsync(all);
        }

        var samples = await media.Tools.SamplesAsync(joined);

        Assert.InRange(samples.Count, 12.9 * 48_000, 13.1 * 48_000);
        // A tone s of one frequency obeys s(n+1) + s(n-1) = 2 cos(w) s(n): what does not is a click. Ends are left out.
        var twice = 2 * Math.Cos(2 * Math.PI * 441 / 48_000);
        var worst = Enumerable.Range(4800, samples.Count - 9600).Max(n => Math.Abs(samples[n + 1] + samples[n - 1] - (twice * samples[n])));
        Assert.InRange(worst, 0, 0.01);
    }

    [Fact]
    public async Task A_part_in_which_the_sound_changes_its_form_is_an_outcome_not_an_exception()
    {
        var mono = new Clip { Seconds = 6, Extension = "ts" };
        var file = await media.Clips.JoinAsync(mono with { Output = ["-ac", "2"] }, mono);
        var plan = InstantPlanner.Plan((await media.PlanAsync(file)).Source, new EncodingOptions { InstantFirstSegments = 1, InstantSegmentsPerChunk = 1, Loudness = null });

        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodePartAsync(plan, 0, file, media.Folder("part"), gain: null));
        var outcome = await media.Sound.EncodePartAsync(plan, 1, file, media.Folder("part"), gain: null);

        Assert.StartsWith("This recording changes its form midway", Assert.IsType<EncodeOutcome.Unreadable>(outcome).Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gain_from_samples_brings_a_quiet_lecture_near_its_loudness()
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 8, Output = ["-af", "volume=-20dB"] });
        var plan = InstantPlanner.Plan((await media.PlanAsync(file)).Source, new EncodingOptions());
        var folder = media.Folder("quiet");

        var gain = await media.Sound.SampleGainAsync(plan, file);
        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodePartAsync(plan, 0, file, folder, gain));

        var (loudness, truePeak) = await media.Tools.LoudnessAsync(Path.Combine(folder, "instant-a96.ts"));
        Assert.InRange(loudness, -18, -14);
        Assert.True(truePeak <= -1, $"{truePeak} dBTP");
    }
}
