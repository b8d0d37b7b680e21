import Terminal
import Testing

@Suite struct StateFolderTests {
  @Test func theVariableGoesFirstAndMustBeAbsolute() {
    #expect(StateFolder.path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/semblance")
    #expect(StateFolder.path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/semblance")
    #expect(StateFolder.path(["HOME": ""]) == nil)
    #expect(StateFolder.path([:]) == nil)
  }
}
