using EduStream.Launcher;
using EduStream.Launcher.RunFiles;
using Xunit;

namespace EduStream.Tests.Unit.Launcher;

public sealed class RunFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Read_FieldsOfTheRealDapr_AreUnderstoodOrLeftAlone()
    {
        var file = Read("""
            version: 1
            common:
              resourcesPaths: [./components/local]
              appHealthProbeInterval: 5
              env: { A: "1" }
            apps:
              - appID: edge
                appDirPath: ./apps/edge
                appPort: 5100
                daprdLogDestination: file
                command: ["dotnet", "x.dll"]
                env: { B: two }
            """);

        Assert.Equal("1", file.Common.Env["A"]);
        var app = Assert.Single(file.Apps);
        Assert.Equal(("edge", 5100, "two"), (app.AppID, app.AppPort, app.Env["B"]));
        Assert.Equal(["dotnet", "x.dll"], app.Command);
    }

    [Theory]
    [InlineData("version: 2", "version: 1")]
    [InlineData("version: 1", "version: 1")]
    [InlineData("version: [", "line ")]
    [InlineData("version: 1\napps: [{appID: a, appDirPath: ., command: [x]}]", "app a without a usable appPort")]
    [InlineData("version: 1\napps: [{appID: a, appPort: 1, command: [x]}]", "app a without appDirPath")]
    [InlineData("version: 1\napps: [{appID: a, appPort: 1, appDirPath: .}]", "app a without a command")]
    [InlineData("version: 1\napps: [{appPort: 1, appDirPath: ., command: [x]}]", "an app without appID")]
    [InlineData("version: 1\napps: [{appID: a, appPort: 1, appDirPath: ., command: [x]}, {appID: a, appPort: 2, appDirPath: ., command: [x]}]", "app a more than once")]
    public void Read_BrokenFile_SaysWhatIsWrong(string yaml, string said) =>
        Assert.Contains(said, Assert.Throws<LauncherException>(() => Read(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Contains("is missing", Assert.Throws<LauncherException>(() => RunFile.Read(path + ".none")).Message, StringComparison.Ordinal);

    private RunFile Read(string yaml)
    {
        File.WriteAllText(path, yaml);
        return RunFile.Read(path);
    }
}
