using EduStream.Media.Synchronising;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

public sealed class OffsetTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData(3.217)]
    [InlineData(-1.46)]
    public async Task Two_recordings_of_one_talk_lie_in_time_to_less_than_a_picture(double later)
    {
        var (near, far) = await media.Clips.TwoRecordingsAsync(14, later);

        var (first, second) = (await EnvelopeAsync(near), await EnvelopeAsync(far));
        var found = OffsetFinder.Find(first, second, 3600);

        TestContext.Current.TestOutputHelper?.WriteLine($"{found} of {-later}");
        Assert.NotNull(found.Seconds);
        Assert.InRange(found.Seconds.Value + later, -0.04, 0.04);
    }

    [Fact]
    public async Task Sound_that_begins_after_the_picture_keeps_its_place()
    {
        var envelope = (await EnvelopeAsync(await media.Clips.MakeAsync(new Clip { Seconds = 4, SoundOffset = 1 })))!;
        var loudest = envelope.Max();
        Assert.InRange(Array.FindIndex(envelope, value => value > loudest / 2) / (double)OffsetFinder.PerSecond, 0.97, 1.05);
    }

    [Fact]
    public async Task A_recording_without_sound_has_no_loudness() =>
        Assert.Null(await EnvelopeAsync(await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false })));

    private async Task<float[]?> EnvelopeAsync(string clip) =>
        await new EnvelopeReader(media.Tools.Runner, media.Tools.Locator).ReadAsync(clip, await media.AcceptAsync(clip), media.Clips.File("envelope.f32"));
}
