using EduStream.Media.Chapters;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Chapters;

public sealed class ChapterArgumentsTests
{
    [Fact]
    public void Only_times_and_titles_are_asked_for() => Golden.Check("chapters.txt", string.Join('\n', ChapterArguments.Build("/media/source")) + "\n");
}
