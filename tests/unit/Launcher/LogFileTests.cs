using EduStream.Launcher.Running;
using Xunit;

namespace EduStream.Tests.Unit.Launcher;

public sealed class LogFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edustream-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Write_PastTheLimit_KeepsOneOlderPart()
    {
        var path = Path.Combine(folder, "app.log");
        using (var log = new LogFile(path, largest: 100))
        {
            for (var i = 0; i < 50; i++)
            {
                log.Write($"line {i:00} of many");
            }

            Assert.Equal("line 49 of many", log.Tail()[^1]);
            Assert.Equal(15, log.Tail().Count);
        }

        Assert.Equal(["app.log", "app.log.1"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(folder), file => Assert.InRange(new FileInfo(file).Length, 0, 120));
    }

    [Fact]
    public void Open_ExistingLog_IsContinued()
    {
        var path = Path.Combine(folder, "app.log");
        File.WriteAllText(path, "before\n");
        using (var log = new LogFile(path))
        {
            log.Write("after");
        }

        Assert.Equal("before\nafter\n", File.ReadAllText(path));
    }

    [Fact]
    public void Open_MergedLog_NamesTheProcessInFrontOfEveryLine()
    {
        using var merged = new StringWriter();
        using var book = new LogBook(folder, merged, colours: true, nameWidth: 6);

        book.Open("edge")("hello");

        Assert.Matches("^\e\\[\\d+medge  \e\\[0m \\| hello\n$", merged.ToString());
        Assert.Equal(["hello"], book.Tail("edge"));
        Assert.Empty(book.Tail("nobody"));
    }
}
