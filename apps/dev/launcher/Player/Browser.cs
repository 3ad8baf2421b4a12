using Microsoft.Playwright;

namespace EduStream.Launcher.Player;

/// <summary>A headless Chromium with one page, signed in through the real forms.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required", "--mute-audio",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser, IPage page) => (this.playwright, this.browser, Page) = (playwright, browser, page);

    internal IPage Page { get; }

    /// <exception cref="LauncherException">No browser is installed.</exception>
    internal static async Task<Browser> StartAsync()
    {
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Flags, HandleSIGINT = false, HandleSIGTERM = false });
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
            await page.AddInitScriptAsync(Watch());
            return new Browser(playwright, browser, page);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Opens the platform and goes through its sign-in, as a person would.</summary>
    internal async Task SignInAsync(Uri edge, string login)
    {
        await Page.GotoAsync(edge.ToString());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.GetByLabel("Login").FillAsync(login);
        await Page.GetByLabel("Password").FillAsync(login);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string Watch()
    {
        using var script = new StreamReader(typeof(Browser).Assembly.GetManifestResourceStream("watch.js")!);
        return script.ReadToEnd();
    }

    private static string Find()
    {
        string[] names = [Environment.GetEnvironmentVariable("EDUSTREAM_CHROMIUM") ?? "", "chromium", "chromium-browser", "google-chrome"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.Where(name => name != "").SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new LauncherException("No Chromium is installed; install the package chromium, or name one in EDUSTREAM_CHROMIUM.");
    }
}
