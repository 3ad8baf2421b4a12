using EduStream.Media;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Chapters;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Media.Speech;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>What a program that ends badly over an upload means for chapters, captions and speech.</summary>
public sealed class OptionalReadingTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("exit 1")]
    [InlineData("kill -SEGV $$")] // it would do so again
    [InlineData("kill -ABRT $$")]
    public async Task The_file_is_at_fault_and_the_part_is_not_there(string script)
    {
        var (tools, file, source) = await ToolsAsync(script);

        Assert.Null(await new ChapterReader(tools.Runner, tools.Locator).ReadAsync(file, source));
        Assert.Null(await new EmbeddedCaptionReader(tools.Runner, tools.Locator).ReadAsync(file, source));
        Assert.False(await new SpeechSound(tools.Runner, tools.Locator).WriteAsync(file, source, Path.Combine(media.Folder("speech"), "sound.wav")));
    }

    [Fact]
    public async Task A_program_that_was_killed_is_started_again()
    {
        var (tools, file, source) = await ToolsAsync("kill -KILL $$");

        await Assert.ThrowsAsync<ToolFailedException>(() => new ChapterReader(tools.Runner, tools.Locator).ReadAsync(file, source));
        await Assert.ThrowsAsync<ToolFailedException>(() => new EmbeddedCaptionReader(tools.Runner, tools.Locator).ReadAsync(file, source));
        await Assert.ThrowsAsync<ToolFailedException>(() => new SpeechSound(tools.Runner, tools.Locator).WriteAsync(file, source, Path.Combine(media.Folder("speech"), "sound.wav")));
    }

    private async Task<(MediaTools Tools, string File, SourceInfo Source)> ToolsAsync(string script)
    {
        var file = await media.Clips.MakeAsync(new Clip { Seconds = 1 });
        var source = await media.AcceptAsync(file);
        var program = await media.ProgramAsync(script);
        return (new MediaTools(new ToolOptions { Ffmpeg = program, Ffprobe = program }), file, source);
    }
}
