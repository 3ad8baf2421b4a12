using System.Text.Json;
using EduStream.Launcher;
using EduStream.Launcher.Data;
using Xunit;

namespace EduStream.Tests.Unit.Launcher;

public sealed class DataTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("edustream-").FullName;

    private string SecretsPath => Path.Combine(folder, "secrets.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Prepare_FirstTime_MakesRandomKeysForTheOwnerAlone()
    {
        SecretsFile.Prepare(folder);

        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(SecretsPath))!;
        Assert.Equal(["content-key-wrapping", "playback-token-signing", "webhook-secret-wrapping"], secrets.Keys.Order());
        Assert.All(secrets.Values, value => Assert.Equal(32, Convert.FromBase64String(value).Length));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretsPath));
    }

    [Fact]
    public void Prepare_Again_KeepsEveryValueAndAddsWhatIsMissing()
    {
        File.WriteAllText(SecretsPath, """{ "content-key-wrapping": "kept", "mine": "too" }""");

        SecretsFile.Prepare(folder);
        var first = File.ReadAllText(SecretsPath);
        SecretsFile.Prepare(folder);

        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(first)!;
        Assert.Equal(("kept", "too"), (secrets["content-key-wrapping"], secrets["mine"]));
        Assert.True(secrets.ContainsKey("playback-token-signing"));
        Assert.Equal(first, File.ReadAllText(SecretsPath));
    }

    [Fact]
    public void Prepare_BrokenFile_IsNotOverwritten()
    {
        File.WriteAllText(SecretsPath, "{ half");

        Assert.Throws<LauncherException>(() => SecretsFile.Prepare(folder));
        Assert.Equal("{ half", File.ReadAllText(SecretsPath));
    }

    [Fact]
    public void Open_HeldByAnother_NamesTheProcess()
    {
        using var first = DataFolder.Open(folder);
        new RunState(4711, folder, default, true, 1, []).Write();

        var problem = Assert.Throws<LauncherException>(() => DataFolder.Open(folder));

        Assert.Contains("4711", problem.Message, StringComparison.Ordinal);
        Assert.Contains("./edustream down", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TooLittleSpace_SaysHowMuchIsWanted() =>
        Assert.Contains("are free for", Assert.Throws<LauncherException>(() => DataFolder.Open(folder, long.MaxValue)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_BelowAFile_IsOneSentence() =>
        Assert.Contains("cannot be made", Assert.Throws<LauncherException>(() => DataFolder.Open("/dev/null/data")).Message, StringComparison.Ordinal);

    [Fact]
    public void RunState_WrittenAndRead_IsTheSame()
    {
        var state = new RunState(1, folder, DateTimeOffset.UnixEpoch, true, 2.5, [new RunningProcess("edge", 2, 3, 4, true, 5, 6, 7)]);

        state.Write();

        var read = RunState.Read(folder)!;
        Assert.Equal(state.Processes, read.Processes);
        Assert.Equal(state with { Processes = read.Processes }, read);
        RunState.Delete(folder);
        Assert.Null(RunState.Read(folder));
    }
}
