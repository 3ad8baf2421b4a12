using EduStream.Media.Processes;

namespace EduStream.Tests.Unit.Media.Processes;

public class CommandLineTests
{
    private static readonly ToolCommand Command = new("/usr/bin/ffmpeg", ["-i", "it's a file", "plain", ""], TimeSpan.FromSeconds(1)) { Input = "secret", MemoryLimitBytes = 1000, FileSizeLimitBytes = 0, ProcessorLimit = TimeSpan.FromSeconds(2) };

    [Fact]
    public void Text_SpacesAndQuotes_CanBePasted() => Assert.Equal(@"/usr/bin/ffmpeg -i 'it'\''s a file' plain ''", CommandLine.Text(Command));

    [Fact]
    public void Wrap_AllLimits_ChainsTheProgramsThatSetThem() => Assert.Equal(
        ["unshare", "--net", "--", "setpriv", "--no-new-privs", "--pdeathsig", "KILL", "--", "prlimit", "--core=0", "--cpu=2", "--as=1000", "--fsize=0", "--", "/usr/bin/ffmpeg", "-i", "it's a file", "plain", ""],
        CommandLine.Wrap(Command, new Confinement(["unshare", "--net", "--"], "setpriv", "prlimit")));

    [Fact]
    public void Wrap_NothingToWrapWith_IsTheToolItself() => Assert.Equal("/usr/bin/ffmpeg", CommandLine.Wrap(Command, new Confinement([], null, null))[0]);

    [Fact]
    public void ToString_Command_ShowsNoInput() => Assert.DoesNotContain("secret", Command.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_EndlessLine_IsCut()
    {
        List<string> lines = [];

        await LineReader.ReadAsync(new StringReader("a\r\n\nb\n" + new string('x', 200_000)), lines.Add);

        Assert.Equal(["a", "b", new string('x', 65_536)], lines);
    }

    [Fact]
    public void Add_MoreLinesThanKept_ForgetsTheFirst()
    {
        var last = new LastLines(count: 2, width: 3);
        foreach (var line in new[] { "one", "two", "three" })
        {
            last.Add(line);
        }

        Assert.Equal(["two", "thr"], last.Snapshot());
    }
}
