using EduStream.Testing;
using EduStream.Testing.Media.Dirty;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>The README tells what the tests prove, no more and no less. <c>UPDATE_GOLDEN=1</c> writes the table anew.</summary>
public class ReadmeTableTests
{
    private const string Begin = "<!-- made by the tests -->\n";
    private const string End = "<!-- end -->";

    [Fact]
    public async Task The_table_in_the_readme_is_the_set_that_is_tested()
    {
        var file = Path.Combine(Repository.Root, "apps/shared/EduStream.Media/README.md");
        var text = await File.ReadAllTextAsync(file);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, text[..from] + DirtySet.Table() + text[to..]);
            return;
        }

        Assert.Equal(DirtySet.Table(), text[from..to]);
    }

    [Fact]
    public void Every_refusal_says_what_is_wrong_and_what_to_do() => Assert.All(
        DirtySet.All.Where(dirty => dirty.Ending == Ending.Refused), dirty => Assert.Matches(@"^[A-Z].+\. .*\b(?:[Uu]pload|Check)\b.*\.$", dirty.Promise));
}
