using System.Text.Json;
using EduStream.Launcher.Planning;

namespace EduStream.Tests.Component.Launcher;

/// <summary>A checkout with small Node programs for apps and runtime: what the launcher does with processes needs no real ones.</summary>
internal sealed class FakePlatform : IDisposable
{
    // Ready at once, or never; answers /env; ends when asked at /exit; notes SIGTERM in a file, and may ignore it.
    private const string App = """
        const http = require('http'), fs = require('fs');
        const [name, mode] = process.argv.slice(2);
        fs.appendFileSync('../../starts.txt', name + '\n');
        if (mode === 'broken') { console.error('no such setting'); process.exit(3); }
        process.on('SIGTERM', () => { fs.appendFileSync('../../stops.txt', name + '\n'); if (mode !== 'stubborn') process.exit(0); });
        http.createServer((request, response) => {
          if (request.url === '/env') return response.end(JSON.stringify(process.env));
          if (request.url === '/exit') process.exit(1);
          response.end('ok');
        }).listen(process.env.APP_PORT, '127.0.0.1', () => console.log('listening ' + name));
        """;

    private const string Runtime = """
        const http = require('http'), fs = require('fs');
        const config = JSON.parse(fs.readFileSync(process.argv[2]));
        process.on('SIGTERM', () => { fs.appendFileSync('stops.txt', 'runtime\n'); process.exit(0); });
        fs.appendFileSync('starts.txt', 'runtime\n');
        for (const app of config.apps) http.createServer((request, response) => response.writeHead(204).end()).listen(app.httpPort, '127.0.0.1');
        """;

    private readonly string root = Directory.CreateTempSubdirectory("edustream-").FullName;

    internal FakePlatform(params (string Name, string Mode)[] apps)
    {
        File.WriteAllText(Path.Combine(root, "runtime.js"), Runtime);
        Directory.CreateDirectory(Path.Combine(root, "components"));
        foreach (var (name, _) in apps)
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "apps", name)).FullName, "main.js"), App);
        }

        File.WriteAllText(
            Path.Combine(root, "dapr.yaml"),
            "version: 1\ncommon: { resourcesPaths: [./components] }\napps:\n" + string.Join('\n', apps.Select((app, index) =>
                $"- {{ appID: {app.Name}, appDirPath: ./apps/{app.Name}, appPort: {5400 + index}, command: [node, main.js, {app.Name}, {app.Mode}], env: {{}} }}")));
    }

    internal PlanOptions Options => new() { Root = root, AutoPorts = true, RuntimeCommand = ["node", "runtime.js"] };

    internal string DataFolder => Path.Combine(root, ".data");

    internal IReadOnlyList<string> Starts => Lines("starts.txt");

    internal IReadOnlyList<string> Stops => Lines("stops.txt");

    internal JsonElement RuntimeConfig => JsonElement.Parse(File.ReadAllText(Path.Combine(DataFolder, "runtime.json")));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string[] Lines(string file) => File.Exists(Path.Combine(root, file)) ? File.ReadAllLines(Path.Combine(root, file)) : [];
}
