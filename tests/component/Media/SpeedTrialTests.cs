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
        var lecture = await media.Clips.LectureAsync(6, Format);
        var source = await media.AcceptAsync(lecture);
        var program = Path.Combine(media.Folder("tool"), "ffmpeg");
        await File.WriteAllTextAsync(program, $"#!/bin/bash\nreal='{media.Tools.Locator.Ffmpeg}'\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var tools = new MediaTools(new ToolOptions { Ffmpeg = program });

        var outcome = await new SourceAnalyser(tools.Runner, tools.Locator).AnalyseAsync(source, new EncodingOptions { AnalyseFromSeconds = 5 }, lecture, media.Folder("samples"));

        Assert.Equal(ContentClass.Slides, outcome.Analysis?.Class);
        Assert.NotEmpty(outcome.Analysis!.Ladder());
        Assert.Equal(known, outcome.Analysis.CoreMegapixelsPerSecond is > 0);
    }
}
