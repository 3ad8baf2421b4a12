using EduStream.Contracts.Chapters;
using EduStream.Media.Chapters;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public sealed class ChapterReaderTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Theory]
    [InlineData("mkv")]
    [InlineData("mp4")]
    public async Task Chapters_of_a_file_are_read_with_titles_that_can_be_shown(string extension)
    {
        var file = await ChaptersAsync(extension, (0, 1000, "Waves \u202Egnp\u0007.exe"), (1000, 2000, $"<b>{new string('x', 3000)}"), (2000, 3000, ""));

        var chapters = await ReadAsync(file);

        Assert.Equal([0.0, 1, 2], chapters!.Select(chapter => chapter.Start));
        Assert.Equal("Waves gnp", chapters![0].Title[..9]);
        Assert.DoesNotContain(chapters[0].Title, char.IsControl);
        Assert.Equal($"<b>{new string('x', ChapterRules.MostTitle - 3)}", chapters[1].Title);
        Assert.Equal("Chapter 3", chapters[2].Title);
    }

    [Fact]
    public async Task A_file_without_chapters_has_none() => Assert.Empty((await ReadAsync(await media.Clips.MakeAsync(new Clip { Sound = false })))!);

    [Fact]
    public async Task A_file_that_is_no_video_has_none_that_could_be_read()
    {
        var source = await media.AcceptAsync(await media.Clips.MakeAsync(new Clip { Sound = false }));

        Assert.Empty(await new ChapterReader(media.Tools.Runner, media.Tools.Locator).ReadAsync(await media.Clips.BytesAsync("Dear diary"u8.ToArray()), source) ?? []);
    }

    private async Task<string> ChaptersAsync(string extension, params (int Start, int End, string Title)[] chapters)
    {
        var metadata = media.Clips.File("chapters.txt");
        await File.WriteAllTextAsync(metadata, ";FFMETADATA1\n" + string.Concat(chapters.Select(chapter => $"[CHAPTER]\nTIMEBASE=1/1000\nSTART={chapter.Start}\nEND={chapter.End}\ntitle={chapter.Title}\n")));
        return await media.Clips.RewrapAsync(await media.Clips.MakeAsync(new Clip { Sound = false }), extension, "-f", "ffmetadata", "-i", metadata, "-map", "0", "-map_chapters", "1");
    }

    private async Task<IReadOnlyList<Chapter>?> ReadAsync(string file) => await new ChapterReader(media.Tools.Runner, media.Tools.Locator).ReadAsync(file, await media.AcceptAsync(file));
}
