using System.Diagnostics;
using System.Globalization;
using EduStream.Media.Processes;
using EduStream.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduStream.Tests.Component.Media;

public class ProcessRunnerTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);
    private readonly ProcessRunner runner = new(NullLogger<ProcessRunner>.Instance);

    [Fact]
    public async Task A_failure_is_a_result_with_its_last_words()
    {
        var result = await runner.RunAsync(Shell("echo out; echo one >&2; echo two >&2; exit 3"));

        Assert.Equal(3, result.ExitCode);
        Assert.Equal("out\n", result.Output);
        Assert.Equal(["one", "two"], result.LastErrors);
        var failure = await Assert.ThrowsAsync<ToolFailedException>(() => runner.RequireAsync(Shell("echo why >&2; exit 3")));
        Assert.Contains("code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("why", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_runs_too_long_is_killed()
    {
        var pid = 0;
        var command = Shell("echo $$; exec sleep 600") with { TimeLimit = TimeSpan.FromSeconds(2), OnOutputLine = line => pid = int.Parse(line, CultureInfo.InvariantCulture) };

        var failure = await Assert.ThrowsAsync<ToolTimeoutException>(() => runner.RunAsync(command));

        Assert.Equal("sh ran longer than 2 s and was killed.", failure.Message);
        Assert.False(Directory.Exists($"/proc/{pid}"));
    }

    [Fact]
    public async Task Cancelling_kills_the_program()
    {
        using var stop = new CancellationTokenSource();
        var command = Shell("echo started; exec sleep 600") with { OnOutputLine = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(command, stop.Token));
    }

    [Fact]
    public async Task Stopping_the_host_kills_the_program()
    {
        using var lifetime = new Lifetime();
        var hosted = new ProcessRunner(NullLogger<ProcessRunner>.Instance, lifetime);
        var command = Shell("echo started; exec sleep 600") with { OnOutputLine = _ => lifetime.StopApplication() };

        await Assert.ThrowsAsync<OperationCanceledException>(() => hosted.RunAsync(command));
        await Assert.ThrowsAsync<OperationCanceledException>(() => hosted.RunAsync(Shell("true")));
    }

    [Fact]
    public async Task Too_much_output_kills_the_program() => Assert.Contains(
        "wrote more than", (await Assert.ThrowsAsync<ToolFailedException>(() => runner.RunAsync(Shell("exec yes") with { OutputLimit = 10_000 }))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Secrets_go_in_by_standard_input_and_are_blacked_out_of_errors()
    {
        var result = await runner.RunAsync(Shell("read x; echo \"got $x\" >&2") with { Input = "Hidden1\n", Secrets = ["hidden1"] });

        Assert.Equal(["got ***"], result.LastErrors);
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_is_no_failure() =>
        Assert.Equal(0, (await runner.RunAsync(Shell("exec true") with { Input = new string('x', 1_000_000) })).ExitCode);

    [Fact]
    public async Task Programs_do_not_see_the_environment_of_the_app()
    {
        Environment.SetEnvironmentVariable("EDUSTREAM_TEST_TOKEN", "s3cret");

        Assert.DoesNotContain("s3cret", (await runner.RunAsync(Shell("env"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_die_with_this_program_but_not_with_the_thread_that_asked_for_them()
    {
        var died = await runner.RunAsync(new ToolCommand(ToolLocator.OnPath("setpriv")!, ["--dump"], Long));
        Assert.Matches("(?i)parent death signal: kill", died.Output);

        Task<ToolResult>? running = null;
        var thread = new Thread(() => running = runner.RunAsync(Shell("read line; echo still here") with { Input = "\n" }));
        thread.Start();
        thread.Join();
        Assert.Equal("still here\n", (await running!).Output);
    }

    [Fact]
    public async Task Memory_and_file_size_are_limited()
    {
        var result = await runner.RunAsync(Shell("ulimit -v; ulimit -f; ulimit -c") with { MemoryLimitBytes = 1024 * 1_000_000, FileSizeLimitBytes = 512 * 100 });

        Assert.Equal("1000000\n100\n0\n", result.Output);
    }

    [Fact]
    public async Task Processor_time_is_limited_whatever_else_the_machine_does()
    {
        var result = await runner.RunAsync(Shell("while :; do :; done") with { ProcessorLimit = TimeSpan.FromSeconds(1) });

        Assert.True(result.OutOfProcessorTime);
        Assert.False((await runner.RunAsync(Shell("kill -KILL $$") with { ProcessorLimit = TimeSpan.FromSeconds(30) })).OutOfProcessorTime);
    }

    [Fact]
    public async Task A_program_that_breaks_down_is_told_from_one_that_somebody_killed()
    {
        Assert.True((await runner.RunAsync(Shell("kill -SEGV $$"))).Crashed);
        Assert.False((await runner.RunAsync(Shell("kill -KILL $$"))).Crashed);
        Assert.False((await runner.RunAsync(Shell("exit 1"))).Crashed);
    }

    [Fact]
    public async Task Programs_gain_no_rights() =>
        Assert.Contains("no_new_privs: 1", (await runner.RunAsync(new ToolCommand(ToolLocator.OnPath("setpriv")!, ["--dump"], Long))).Output, StringComparison.Ordinal);

    [Fact]
    public void A_missing_program_is_named()
    {
        Assert.Contains("is not at", Assert.Throws<ToolFailedException>(() => new ToolLocator(Options.Create(new ToolOptions { Ffmpeg = "/nowhere/ffmpeg" })).Ffmpeg).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packager_gets_its_run_bit()
    {
        var file = Path.GetTempFileName();
        File.SetUnixFileMode(file, UnixFileMode.UserRead);

        var found = new ToolLocator(Options.Create(new ToolOptions { Packager = file })).Packager;

        Assert.True(File.GetUnixFileMode(found).HasFlag(UnixFileMode.UserExecute));
        File.Delete(file);
    }

    private static ToolCommand Shell(string script) => new("/bin/sh", ["-c", script], Long);

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
