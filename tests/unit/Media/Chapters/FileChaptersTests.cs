using EduStream.Contracts.Chapters;
using EduStream.Media.Chapters;
using Xunit;

namespace EduStream.Tests.Unit.Media.Chapters;

public sealed class FileChaptersTests
{
    [Fact]
    public void Times_are_those_of_the_published_timeline_sorted_and_unique()
    {
        var chapters = Parse("""{"chapters":[{"start_time":"21.5","tags":{"title":"B"}},{"start_time":"1.5","tags":{"title":"A"}},{"start_time":"21.5","tags":{"title":"again"}}]}""", start: 1.5);

        Assert.Equal([new Chapter(0, "A"), new Chapter(20, "B")], chapters!);
    }

    [Fact]
    public void Chapters_outside_the_video_or_at_no_time_are_left_out()
    {
        var chapters = Parse("""{"chapters":[{"start_time":"-5"},{"start_time":"100"},{"start_time":"NaN"},{"start_time":"1e999"},{},{"start_time":"30"}]}""");

        Assert.Equal([new Chapter(30, "Chapter 1")], chapters!);
    }

    [Fact]
    public void Thousands_of_chapters_are_cut_off()
    {
        var many = string.Join(',', Enumerable.Range(0, 5000).Select(index => $$$"""{"start_time":"{{{index / 100.0}}}"}"""));

        Assert.Equal(ChapterRules.Most, Parse($$"""{"chapters":[{{many}}]}""")!.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"chapters\":[{\"start_time\":\"1\",\"tags\":{\"title\":\"cut o")]
    [InlineData("{\"chapters\":7}")]
    public void What_is_no_list_of_chapters_is_none(string json) => Assert.Null(Parse(json));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"chapters\":[]}")]
    public void A_file_without_chapters_has_an_empty_list(string json) => Assert.Empty(Parse(json)!);

    private static IReadOnlyList<Chapter>? Parse(string json, double start = 0) => FileChapters.Parse(json, start, duration: 60);
}
