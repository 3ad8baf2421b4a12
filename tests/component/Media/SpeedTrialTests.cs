using EduStream.Media;
using EduStream.Media.Analysis;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

/// <summary>The speed of this machine is for people; the ladder does not depend on it.</summary>
public sealed class SpeedTrialTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly LectureFormat Format = new(640, 360) { Voice = string.Empty };

    [Fact]
    public async Task A_second_of_video_is_too_little_to_tell_a_speed_from()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false });

        var outcome = await new SourceAnalyser(media.Tools.Runner, media.Tools.Locator).AnalyseAsync(
            await media.AcceptAsync(clip), new EncodingOptions { AnalyseFromSeconds = 0 }, clip, media.Folder("samples"));

        Assert.NotNull(outcome.Analysis);
        Assert.Null(outcome.Analysis.CoreMegapixelsPerSecond);
    }

    [Theory]
    [InlineData("exec \"$real\" \"$@\"", true)]
    [InlineData("\"$real\" \"$@\" 2> >(grep -v utime= >&2)", false)]
    [InlineData("case \" $* \" in *\" -benchmark \"*) exit 1 ;; esac; exec \"$real\" \"$@\"", false)]
    public async Task Without_a_speed_there_is_a_ladder_all_the_same(string script, bool known)
    {
        var analysis = await AnalyseAsync(script);

        Assert.Equal(ContentClass.Slides, analysis.Class);
        Assert.NotEmpty(analysis.Ladder());
        Assert.Equal(known, analysis.CoreMegapixelsPerSecond is > 0);
    }

    /// <summary>The last pictures of a piece are all taken, so a piece of two seconds has more of a still a second than a chunk of twenty.</summary>
    [Fact]
    public async Task A_picture_a_second_is_not_measured_in_pieces_of_two_seconds()
    {
        var log = Path.Combine(media.Folder("log"), "trials");

        var analysis = await AnalyseAsync($"case \" $* \" in *\" -benchmark \"*) echo \"$*\" >> '{log}' ;; esac; exec \"$real\" \"$@\"");

        Assert.Contains(analysis.Ladder(), rendition => rendition.Id.EndsWith("-text", StringComparison.Ordinal));
        var trials = await File.ReadAllLinesAsync(log);
        Assert.Equal(2, trials.Length);
        Assert.DoesNotContain(trials, trial => trial.Contains("-text.ts", StringComparison.Ordinal));
    }

    /// <param name="script">What stands in ffmpeg's place.</param>
    private async Task<SourceAnalysis> AnalyseAsync(string script)
    {
        var lecture = await media.Clips.LectureAsync(6, Format);
        var source = await media.AcceptAsync(lecture);
        var program = Path.Combine(media.Folder("tool"), "ffmpeg");
        await File.WriteAllTextAsync(program, $"#!/bin/bash\nreal='{media.Tools.Locator.Ffmpeg}'\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var tools = new MediaTools(new ToolOptions { Ffmpeg = program });
        return (await new SourceAnalyser(tools.Runner, tools.Locator).AnalyseAsync(source, new EncodingOptions { AnalyseFromSeconds = 5 }, lecture, media.Folder("samples"))).Analysis!;
    }
}
