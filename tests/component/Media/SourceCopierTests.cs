using EduStream.Media.Copying;
using EduStream.Media.Planning;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

/// <summary>A recording that does not keep what its beginning promised while it was still coming: it is shown as far as it does.</summary>
public sealed class SourceCopierTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly Clip Ready = new() { Seconds = 65, Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "35", "-g", "75", "-pix_fmt", "yuv420p"] };

    [Fact]
    public async Task Chunks_without_the_sound_that_was_there_before_are_not_shown()
    {
        var outcomes = await CopyAsync(Ready with { Output = ["-af", "atrim=end=25"] });

        Assert.IsType<CopyOutcome.Copied>(outcomes[0]);
        Assert.IsType<CopyOutcome.Copied>(outcomes[1]);
        Assert.Equal("its sound ends early", Assert.IsType<CopyOutcome.Unfit>(outcomes[2]).Why);
    }

    [Fact]
    public async Task A_beginning_without_the_sound_that_was_promised_is_not_shown() =>
        Assert.Equal("its sound begins late", Assert.IsType<CopyOutcome.Unfit>((await CopyAsync(Ready with { SoundOffset = 30 }))[0]).Why);

    /// <summary>By the plan of a recording that has sound from beginning to end.</summary>
    private async Task<IReadOnlyList<CopyOutcome>> CopyAsync(Clip other)
    {
        var plan = InstantPlanner.Copy(await media.AcceptAsync(await media.Clips.MakeAsync(Ready)), new EncodingOptions());
        Assert.Equal(3, CopyGrid.Count(plan));
        var (file, copier) = (await media.Clips.MakeAsync(other), new SourceCopier(media.Tools.Runner, media.Tools.Locator));
        List<CopyOutcome> outcomes = [];
        for (var chunk = 0; chunk < 3; chunk++)
        {
            outcomes.Add(await copier.CopyAsync(plan, chunk, file, media.Folder("copied")));
        }

        return outcomes;
    }
}
